"""aiortc as a peer of the door: one JSON message a line, in on stdin and out on stdout.

`{"kind": "begin"}` makes it publish a camera and a microphone of its own; from then on it tells,
ten times a second, what it has received (`{"kind": "seen", ...}`), and once when it decoded the
first picture (`{"kind": "firstFrame", "afterMs": ...}`).
"""

import asyncio
import fractions
import json
import math
import sys
import time

import aiortc
import av
from aiortc.mediastreams import (
    AUDIO_PTIME,
    VIDEO_CLOCK_RATE,
    VIDEO_TIME_BASE,
    AudioStreamTrack,
    MediaStreamError,
)

WIDTH, HEIGHT, FRAMES_PER_SECOND = 640, 360, 20
SAMPLE_RATE = 48000
TONE_HZ = 440


class Camera(aiortc.VideoStreamTrack):
    """A bar that moves over grey."""

    _number = 0
    _startedAt = 0.0

    async def recv(self):
        if self._number == 0:
            self._startedAt = time.time()
        due = self._startedAt + self._number / FRAMES_PER_SECOND
        await asyncio.sleep(max(0.0, due - time.time()))
        frame = av.VideoFrame(WIDTH, HEIGHT, "yuv420p")
        left = (self._number * 8) % (WIDTH - 64)
        row = b"\x80" * left + b"\xe6" * 64 + b"\x80" * (WIDTH - 64 - left)
        for index, plane in enumerate(frame.planes):
            if index > 0:
                plane.update(b"\x80" * plane.buffer_size)
                continue
            padding = b"\x80" * (plane.line_size - WIDTH)
            plane.update((row + padding) * HEIGHT)
        frame.pts = self._number * VIDEO_CLOCK_RATE // FRAMES_PER_SECOND
        frame.time_base = VIDEO_TIME_BASE
        self._number += 1
        return frame


class Microphone(AudioStreamTrack):
    """A tone."""

    _sample = 0
    _startedAt = 0.0

    async def recv(self):
        if self._sample == 0:
            self._startedAt = time.time()
        due = self._startedAt + self._sample / SAMPLE_RATE
        await asyncio.sleep(max(0.0, due - time.time()))
        count = int(AUDIO_PTIME * SAMPLE_RATE)
        frame = av.AudioFrame(format="s16", layout="mono", samples=count)
        angle = 2 * math.pi * TONE_HZ / SAMPLE_RATE
        samples = (int(8000 * math.sin(angle * (self._sample + i))) for i in range(count))
        frame.planes[0].update(b"".join(s.to_bytes(2, "little", signed=True) for s in samples))
        frame.pts = self._sample
        frame.sample_rate = SAMPLE_RATE
        frame.time_base = fractions.Fraction(1, SAMPLE_RATE)
        self._sample += count
        return frame


def tell(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Peer:
    def __init__(self):
        configuration = aiortc.RTCConfiguration(iceServers=[])
        self.up = aiortc.RTCPeerConnection(configuration)
        self.down = aiortc.RTCPeerConnection(configuration)
        self.down.on("track", lambda track: asyncio.ensure_future(self.consume(track)))
        self.began = time.time()
        self.frames = 0
        self.energy = 0.0

    async def begin(self):
        self.began = time.time()
        transceivers = {
            "microphone": self.up.addTransceiver(Microphone(), direction="sendonly"),
            "camera": self.up.addTransceiver(Camera(), direction="sendonly"),
        }
        await self.up.setLocalDescription(await self.up.createOffer())
        tell(
            {
                "kind": "publish",
                "sdp": self.up.localDescription.sdp,
                "tracks": [
                    {"mid": transceiver.mid, "source": source}
                    for source, transceiver in transceivers.items()
                ],
            }
        )
        asyncio.ensure_future(self.report())

    async def hear(self, message):
        if message["kind"] == "begin":
            await self.begin()
        elif message["kind"] == "answer":
            await self.up.setRemoteDescription(
                aiortc.RTCSessionDescription(sdp=message["sdp"], type="answer")
            )
        elif message["kind"] == "offer":
            await self.down.setRemoteDescription(
                aiortc.RTCSessionDescription(sdp=message["sdp"], type="offer")
            )
            await self.down.setLocalDescription(await self.down.createAnswer())
            tell(
                {
                    "kind": "answer",
                    "offerId": message["offerId"],
                    "sdp": self.down.localDescription.sdp,
                }
            )

    async def consume(self, track):
        """Takes every decoded frame, as a player would."""
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if track.kind == "video":
                self.frames += 1
                if self.frames == 1:
                    tell({"kind": "firstFrame", "afterMs": (time.time() - self.began) * 1000})
            else:
                plane = memoryview(bytes(frame.planes[0])).cast("h")
                self.energy += sum(abs(sample) for sample in plane[:64]) / 32768

    async def report(self):
        while True:
            await asyncio.sleep(0.1)
            packets = {"audio": 0, "video": 0}
            for transceiver in self.down.getTransceivers():
                for report in (await transceiver.receiver.getStats()).values():
                    if report.type == "inbound-rtp":
                        packets[report.kind] += report.packetsReceived
            tell(
                {
                    "kind": "seen",
                    "videoPackets": packets["video"],
                    "framesDecoded": self.frames,
                    "audioPackets": packets["audio"],
                    "audioEnergy": self.energy,
                }
            )


async def main():
    peer = Peer()
    tell({"kind": "hello", "name": f"aiortc {aiortc.__version__}"})
    reader = asyncio.StreamReader(limit=2**20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        await peer.hear(json.loads(line))
    await asyncio.gather(peer.up.close(), peer.down.close())


asyncio.run(main())
