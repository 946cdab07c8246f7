"""GStreamer's webrtcbin as a peer of the door: one JSON message a line, on stdin and stdout.

`{"kind": "begin"}` makes it publish a camera and a microphone of its own; from then on it tells,
ten times a second, what it has received (`{"kind": "seen", ...}`), and once when it decoded the
first picture (`{"kind": "firstFrame", "afterMs": ...}`). The first argument is the camera's codec,
VP8 or H264.
"""

import json
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC  # noqa: E402

Gst.init(None)

ENCODERS = {
    "VP8": "vp8enc deadline=1 cpu-used=8 target-bitrate=500000 keyframe-max-dist=60 ! rtpvp8pay"
    " picture-id-mode=15-bit ! application/x-rtp,media=video,encoding-name=VP8,payload=96",
    "H264": "openh264enc bitrate=500000 gop-size=60 complexity=low ! "
    "video/x-h264,profile=constrained-baseline ! rtph264pay config-interval=-1"
    " aggregate-mode=zero-latency ! application/x-rtp,media=video,encoding-name=H264,payload=96",
}

UP = """
webrtcbin name=up bundle-policy=max-bundle
audiotestsrc is-live=true wave=sine volume=0.3 ! audioconvert ! audioresample ! opusenc !
  rtpopuspay ! application/x-rtp,media=audio,encoding-name=OPUS,payload=97 ! queue ! up.
videotestsrc is-live=true pattern=ball ! video/x-raw,width=640,height=360,framerate=20/1 !
  videoconvert ! {encoder} ! queue ! up.
"""

codec = sys.argv[1] if len(sys.argv) > 1 else "VP8"


def tell(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Peer:
    def __init__(self):
        self.began = time.monotonic()
        self.seen = {"videoPackets": 0, "framesDecoded": 0, "audioPackets": 0, "audioEnergy": 0}
        self.up = None
        self.down_pipeline = Gst.Pipeline.new("down")
        self.down = Gst.ElementFactory.make("webrtcbin", "down")
        self.down.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
        self.down_pipeline.add(self.down)
        self.down.connect("pad-added", self.on_pad)
        self.down_pipeline.set_state(Gst.State.PLAYING)

    def begin(self):
        self.began = time.monotonic()
        self.up_pipeline = Gst.parse_launch(UP.format(encoder=ENCODERS[codec]))
        self.up = self.up_pipeline.get_by_name("up")
        index = 0
        while transceiver := self.up.emit("get-transceiver", index):
            direction = GstWebRTC.WebRTCRTPTransceiverDirection.SENDONLY
            transceiver.set_property("direction", direction)
            index += 1
        self.up.connect("on-negotiation-needed", self.publish)
        self.up_pipeline.set_state(Gst.State.PLAYING)
        GLib.timeout_add(100, self.report)

    def publish(self, _element):
        promise = Gst.Promise.new_with_change_func(self.on_offer)
        self.up.emit("create-offer", None, promise)

    def on_offer(self, promise):
        # The description lives as long as the reply that it came in.
        reply = promise.get_reply()
        offer = reply.get_value("offer")
        sdp = offer.sdp.as_text()
        self.up.emit("set-local-description", offer, Gst.Promise.new())
        # From the text: the bindings give out media sections that are freed already.
        tracks = []
        for line in sdp.splitlines():
            if line.startswith("m="):
                source = "camera" if line.startswith("m=video") else "microphone"
            elif line.startswith("a=mid:"):
                tracks.append({"mid": line[len("a=mid:") :], "source": source})
        tell({"kind": "publish", "sdp": sdp, "tracks": tracks})

    def hear(self, message):
        if message["kind"] == "begin":
            self.begin()
        elif message["kind"] == "answer":
            answer = described(GstWebRTC.WebRTCSDPType.ANSWER, message["sdp"])
            self.up.emit("set-remote-description", answer, Gst.Promise.new())
        elif message["kind"] == "offer":
            self.answer(message)

    def answer(self, message):
        def on_set(_promise):
            promise = Gst.Promise.new_with_change_func(on_answer)
            self.down.emit("create-answer", None, promise)

        def on_answer(promise):
            reply = promise.get_reply()
            answer = reply.get_value("answer")
            sdp = answer.sdp.as_text()
            self.down.emit("set-local-description", answer, Gst.Promise.new())
            tell({"kind": "answer", "offerId": message["offerId"], "sdp": sdp})

        offer = described(GstWebRTC.WebRTCSDPType.OFFER, message["sdp"])
        promise = Gst.Promise.new_with_change_func(on_set)
        self.down.emit("set-remote-description", offer, promise)

    def on_pad(self, _element, pad):
        """Decodes a track whole, and counts at both ends of the decoder."""
        if pad.get_direction() != Gst.PadDirection.SRC:
            return
        kind = pad.get_current_caps().get_structure(0).get_string("media")
        pad.add_probe(Gst.PadProbeType.BUFFER, self.on_packet, f"{kind}Packets")
        decode = Gst.ElementFactory.make("decodebin")
        decode.connect("pad-added", self.on_decoded, kind)
        self.down_pipeline.add(decode)
        decode.sync_state_with_parent()
        pad.link(decode.get_static_pad("sink"))

    def on_decoded(self, _element, pad, kind):
        sink = Gst.ElementFactory.make("fakesink")
        sink.set_property("sync", False)
        sink.set_property("signal-handoffs", True)
        sink.connect("handoff", self.on_frame, kind)
        self.down_pipeline.add(sink)
        sink.sync_state_with_parent()
        pad.link(sink.get_static_pad("sink"))

    def on_packet(self, _pad, _info, counter):
        self.seen[counter] += 1
        return Gst.PadProbeReturn.OK

    def on_frame(self, _sink, buffer, _pad, kind):
        if kind == "audio":
            samples = memoryview(buffer.extract_dup(0, 128)).cast("h")
            self.seen["audioEnergy"] += sum(abs(sample) for sample in samples) / 32768
            return
        self.seen["framesDecoded"] += 1
        if self.seen["framesDecoded"] == 1:
            tell({"kind": "firstFrame", "afterMs": (time.monotonic() - self.began) * 1000})

    def report(self):
        tell({"kind": "seen", **self.seen})
        return True


def described(kind, text):
    _, sdp = GstSdp.SDPMessage.new_from_text(text)
    return GstWebRTC.WebRTCSessionDescription.new(kind, sdp)


def read(peer, loop):
    for line in sys.stdin:
        GLib.idle_add(lambda message: peer.hear(message), json.loads(line))
    loop.quit()


def main():
    loop = GLib.MainLoop()
    peer = Peer()
    tell({"kind": "hello", "name": f"{Gst.version_string()} webrtcbin, {codec}"})
    threading.Thread(target=read, args=(peer, loop), daemon=True).start()
    loop.run()


main()
