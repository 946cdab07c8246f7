// Generated from proto/*.proto by `npm run proto`. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace auscult. */
export namespace auscult {

    /** Namespace signaling. */
    namespace signaling {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ClientMessage.
             * @deprecated Use auscult.signaling.v1.ClientMessage.$Properties instead.
             */
            interface IClientMessage extends auscult.signaling.v1.ClientMessage.$Properties {
            }

            /** Represents a ClientMessage. */
            class ClientMessage {

                /**
                 * Constructs a new ClientMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ClientMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ClientMessage requestId. */
                requestId: number;

                /** ClientMessage join. */
                join?: (auscult.signaling.v1.Join.$Properties|null);

                /** ClientMessage resume. */
                resume?: (auscult.signaling.v1.Resume.$Properties|null);

                /** ClientMessage leave. */
                leave?: (auscult.signaling.v1.Leave.$Properties|null);

                /** ClientMessage ping. */
                ping?: (auscult.signaling.v1.Ping.$Properties|null);

                /** ClientMessage publish. */
                publish?: (auscult.signaling.v1.Publish.$Properties|null);

                /** ClientMessage unpublish. */
                unpublish?: (auscult.signaling.v1.Unpublish.$Properties|null);

                /** ClientMessage setMuted. */
                setMuted?: (auscult.signaling.v1.SetMuted.$Properties|null);

                /** ClientMessage subscribe. */
                subscribe?: (auscult.signaling.v1.Subscribe.$Properties|null);

                /** ClientMessage unsubscribe. */
                unsubscribe?: (auscult.signaling.v1.Unsubscribe.$Properties|null);

                /** ClientMessage subscribeAnswer. */
                subscribeAnswer?: (auscult.signaling.v1.SubscribeAnswer.$Properties|null);

                /** ClientMessage setShownSize. */
                setShownSize?: (auscult.signaling.v1.SetShownSize.$Properties|null);

                /** ClientMessage setPreferredLayer. */
                setPreferredLayer?: (auscult.signaling.v1.SetPreferredLayer.$Properties|null);

                /** ClientMessage setRole. */
                setRole?: (auscult.signaling.v1.SetRole.$Properties|null);

                /** ClientMessage removeParticipant. */
                removeParticipant?: (auscult.signaling.v1.RemoveParticipant.$Properties|null);

                /** ClientMessage closeSession. */
                closeSession?: (auscult.signaling.v1.CloseSession.$Properties|null);

                /** ClientMessage request. */
                request?: ("join"|"resume"|"leave"|"ping"|"publish"|"unpublish"|"setMuted"|"subscribe"|"unsubscribe"|"subscribeAnswer"|"setShownSize"|"setPreferredLayer"|"setRole"|"removeParticipant"|"closeSession");

                /**
                 * Encodes the specified ClientMessage message. Does not implicitly {@link auscult.signaling.v1.ClientMessage.verify|verify} messages.
                 * @param message ClientMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ClientMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ClientMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ClientMessage & auscult.signaling.v1.ClientMessage.$Shape} ClientMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ClientMessage & auscult.signaling.v1.ClientMessage.$Shape;
            }

            namespace ClientMessage {

                /** Properties of a ClientMessage. */
                interface $Properties {

                    /** ClientMessage requestId */
                    requestId?: (number|null);

                    /** ClientMessage join */
                    join?: (auscult.signaling.v1.Join.$Properties|null);

                    /** ClientMessage resume */
                    resume?: (auscult.signaling.v1.Resume.$Properties|null);

                    /** ClientMessage leave */
                    leave?: (auscult.signaling.v1.Leave.$Properties|null);

                    /** ClientMessage ping */
                    ping?: (auscult.signaling.v1.Ping.$Properties|null);

                    /** ClientMessage publish */
                    publish?: (auscult.signaling.v1.Publish.$Properties|null);

                    /** ClientMessage unpublish */
                    unpublish?: (auscult.signaling.v1.Unpublish.$Properties|null);

                    /** ClientMessage setMuted */
                    setMuted?: (auscult.signaling.v1.SetMuted.$Properties|null);

                    /** ClientMessage subscribe */
                    subscribe?: (auscult.signaling.v1.Subscribe.$Properties|null);

                    /** ClientMessage unsubscribe */
                    unsubscribe?: (auscult.signaling.v1.Unsubscribe.$Properties|null);

                    /** ClientMessage subscribeAnswer */
                    subscribeAnswer?: (auscult.signaling.v1.SubscribeAnswer.$Properties|null);

                    /** ClientMessage setShownSize */
                    setShownSize?: (auscult.signaling.v1.SetShownSize.$Properties|null);

                    /** ClientMessage setPreferredLayer */
                    setPreferredLayer?: (auscult.signaling.v1.SetPreferredLayer.$Properties|null);

                    /** ClientMessage setRole */
                    setRole?: (auscult.signaling.v1.SetRole.$Properties|null);

                    /** ClientMessage removeParticipant */
                    removeParticipant?: (auscult.signaling.v1.RemoveParticipant.$Properties|null);

                    /** ClientMessage closeSession */
                    closeSession?: (auscult.signaling.v1.CloseSession.$Properties|null);

                    /** ClientMessage request */
                    request?: ("join"|"resume"|"leave"|"ping"|"publish"|"unpublish"|"setMuted"|"subscribe"|"unsubscribe"|"subscribeAnswer"|"setShownSize"|"setPreferredLayer"|"setRole"|"removeParticipant"|"closeSession");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ClientMessage. */
                type $Shape = {
                  requestId?: number|null;
                  join?: auscult.signaling.v1.Join.$Shape|null;
                  resume?: auscult.signaling.v1.Resume.$Shape|null;
                  leave?: auscult.signaling.v1.Leave.$Shape|null;
                  ping?: auscult.signaling.v1.Ping.$Shape|null;
                  publish?: auscult.signaling.v1.Publish.$Shape|null;
                  unpublish?: auscult.signaling.v1.Unpublish.$Shape|null;
                  setMuted?: auscult.signaling.v1.SetMuted.$Shape|null;
                  subscribe?: auscult.signaling.v1.Subscribe.$Shape|null;
                  unsubscribe?: auscult.signaling.v1.Unsubscribe.$Shape|null;
                  subscribeAnswer?: auscult.signaling.v1.SubscribeAnswer.$Shape|null;
                  setShownSize?: auscult.signaling.v1.SetShownSize.$Shape|null;
                  setPreferredLayer?: auscult.signaling.v1.SetPreferredLayer.$Shape|null;
                  setRole?: auscult.signaling.v1.SetRole.$Shape|null;
                  removeParticipant?: auscult.signaling.v1.RemoveParticipant.$Shape|null;
                  closeSession?: auscult.signaling.v1.CloseSession.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ request?: undefined; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "join"; join: auscult.signaling.v1.Join.$Shape; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "resume"; join?: null; resume: auscult.signaling.v1.Resume.$Shape; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "leave"; join?: null; resume?: null; leave: auscult.signaling.v1.Leave.$Shape; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "ping"; join?: null; resume?: null; leave?: null; ping: auscult.signaling.v1.Ping.$Shape; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "publish"; join?: null; resume?: null; leave?: null; ping?: null; publish: auscult.signaling.v1.Publish.$Shape; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "unpublish"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish: auscult.signaling.v1.Unpublish.$Shape; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "setMuted"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted: auscult.signaling.v1.SetMuted.$Shape; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "subscribe"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe: auscult.signaling.v1.Subscribe.$Shape; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "unsubscribe"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe: auscult.signaling.v1.Unsubscribe.$Shape; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "subscribeAnswer"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer: auscult.signaling.v1.SubscribeAnswer.$Shape; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "setShownSize"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize: auscult.signaling.v1.SetShownSize.$Shape; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "setPreferredLayer"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer: auscult.signaling.v1.SetPreferredLayer.$Shape; setRole?: null; removeParticipant?: null; closeSession?: null }|{ request?: "setRole"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole: auscult.signaling.v1.SetRole.$Shape; removeParticipant?: null; closeSession?: null }|{ request?: "removeParticipant"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant: auscult.signaling.v1.RemoveParticipant.$Shape; closeSession?: null }|{ request?: "closeSession"; join?: null; resume?: null; leave?: null; ping?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession: auscult.signaling.v1.CloseSession.$Shape })
                );
            }

            /**
             * Properties of a Join.
             * @deprecated Use auscult.signaling.v1.Join.$Properties instead.
             */
            interface IJoin extends auscult.signaling.v1.Join.$Properties {
            }

            /** Represents a Join. */
            class Join {

                /**
                 * Constructs a new Join.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Join.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Join ticket. */
                ticket: string;

                /** Join autoSubscribe. */
                autoSubscribe: boolean;

                /**
                 * Encodes the specified Join message. Does not implicitly {@link auscult.signaling.v1.Join.verify|verify} messages.
                 * @param message Join message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Join.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Join message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Join & auscult.signaling.v1.Join.$Shape} Join
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Join & auscult.signaling.v1.Join.$Shape;
            }

            namespace Join {

                /** Properties of a Join. */
                interface $Properties {

                    /** Join ticket */
                    ticket?: (string|null);

                    /** Join autoSubscribe */
                    autoSubscribe?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Join. */
                type $Shape = auscult.signaling.v1.Join.$Properties;
            }

            /**
             * Properties of a Resume.
             * @deprecated Use auscult.signaling.v1.Resume.$Properties instead.
             */
            interface IResume extends auscult.signaling.v1.Resume.$Properties {
            }

            /** Represents a Resume. */
            class Resume {

                /**
                 * Constructs a new Resume.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Resume.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Resume token. */
                token: string;

                /** Resume lastNotice. */
                lastNotice: number;

                /**
                 * Encodes the specified Resume message. Does not implicitly {@link auscult.signaling.v1.Resume.verify|verify} messages.
                 * @param message Resume message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Resume.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Resume message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Resume & auscult.signaling.v1.Resume.$Shape} Resume
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Resume & auscult.signaling.v1.Resume.$Shape;
            }

            namespace Resume {

                /** Properties of a Resume. */
                interface $Properties {

                    /** Resume token */
                    token?: (string|null);

                    /** Resume lastNotice */
                    lastNotice?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Resume. */
                type $Shape = auscult.signaling.v1.Resume.$Properties;
            }

            /**
             * Properties of a Leave.
             * @deprecated Use auscult.signaling.v1.Leave.$Properties instead.
             */
            interface ILeave extends auscult.signaling.v1.Leave.$Properties {
            }

            /** Represents a Leave. */
            class Leave {

                /**
                 * Constructs a new Leave.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Leave.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Leave message. Does not implicitly {@link auscult.signaling.v1.Leave.verify|verify} messages.
                 * @param message Leave message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Leave.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Leave message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Leave & auscult.signaling.v1.Leave.$Shape} Leave
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Leave & auscult.signaling.v1.Leave.$Shape;
            }

            namespace Leave {

                /** Properties of a Leave. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Leave. */
                type $Shape = auscult.signaling.v1.Leave.$Properties;
            }

            /**
             * Properties of a Ping.
             * @deprecated Use auscult.signaling.v1.Ping.$Properties instead.
             */
            interface IPing extends auscult.signaling.v1.Ping.$Properties {
            }

            /** Represents a Ping. */
            class Ping {

                /**
                 * Constructs a new Ping.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Ping.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Ping message. Does not implicitly {@link auscult.signaling.v1.Ping.verify|verify} messages.
                 * @param message Ping message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Ping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ping message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Ping & auscult.signaling.v1.Ping.$Shape} Ping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Ping & auscult.signaling.v1.Ping.$Shape;
            }

            namespace Ping {

                /** Properties of a Ping. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ping. */
                type $Shape = auscult.signaling.v1.Ping.$Properties;
            }

            /**
             * Properties of an OfferedTrack.
             * @deprecated Use auscult.signaling.v1.OfferedTrack.$Properties instead.
             */
            interface IOfferedTrack extends auscult.signaling.v1.OfferedTrack.$Properties {
            }

            /** Represents an OfferedTrack. */
            class OfferedTrack {

                /**
                 * Constructs a new OfferedTrack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.OfferedTrack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OfferedTrack mid. */
                mid: string;

                /** OfferedTrack source. */
                source: string;

                /** OfferedTrack muted. */
                muted: boolean;

                /**
                 * Encodes the specified OfferedTrack message. Does not implicitly {@link auscult.signaling.v1.OfferedTrack.verify|verify} messages.
                 * @param message OfferedTrack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.OfferedTrack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OfferedTrack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.OfferedTrack & auscult.signaling.v1.OfferedTrack.$Shape} OfferedTrack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.OfferedTrack & auscult.signaling.v1.OfferedTrack.$Shape;
            }

            namespace OfferedTrack {

                /** Properties of an OfferedTrack. */
                interface $Properties {

                    /** OfferedTrack mid */
                    mid?: (string|null);

                    /** OfferedTrack source */
                    source?: (string|null);

                    /** OfferedTrack muted */
                    muted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OfferedTrack. */
                type $Shape = auscult.signaling.v1.OfferedTrack.$Properties;
            }

            /**
             * Properties of a Publish.
             * @deprecated Use auscult.signaling.v1.Publish.$Properties instead.
             */
            interface IPublish extends auscult.signaling.v1.Publish.$Properties {
            }

            /** Represents a Publish. */
            class Publish {

                /**
                 * Constructs a new Publish.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Publish.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Publish sdp. */
                sdp: string;

                /** Publish tracks. */
                tracks: auscult.signaling.v1.OfferedTrack.$Properties[];

                /**
                 * Encodes the specified Publish message. Does not implicitly {@link auscult.signaling.v1.Publish.verify|verify} messages.
                 * @param message Publish message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Publish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Publish message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Publish & auscult.signaling.v1.Publish.$Shape} Publish
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Publish & auscult.signaling.v1.Publish.$Shape;
            }

            namespace Publish {

                /** Properties of a Publish. */
                interface $Properties {

                    /** Publish sdp */
                    sdp?: (string|null);

                    /** Publish tracks */
                    tracks?: (auscult.signaling.v1.OfferedTrack.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Publish. */
                type $Shape = auscult.signaling.v1.Publish.$Properties;
            }

            /**
             * Properties of an Unpublish.
             * @deprecated Use auscult.signaling.v1.Unpublish.$Properties instead.
             */
            interface IUnpublish extends auscult.signaling.v1.Unpublish.$Properties {
            }

            /** Represents an Unpublish. */
            class Unpublish {

                /**
                 * Constructs a new Unpublish.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Unpublish.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Unpublish trackId. */
                trackId: string;

                /**
                 * Encodes the specified Unpublish message. Does not implicitly {@link auscult.signaling.v1.Unpublish.verify|verify} messages.
                 * @param message Unpublish message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Unpublish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Unpublish message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Unpublish & auscult.signaling.v1.Unpublish.$Shape} Unpublish
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Unpublish & auscult.signaling.v1.Unpublish.$Shape;
            }

            namespace Unpublish {

                /** Properties of an Unpublish. */
                interface $Properties {

                    /** Unpublish trackId */
                    trackId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Unpublish. */
                type $Shape = auscult.signaling.v1.Unpublish.$Properties;
            }

            /**
             * Properties of a SetMuted.
             * @deprecated Use auscult.signaling.v1.SetMuted.$Properties instead.
             */
            interface ISetMuted extends auscult.signaling.v1.SetMuted.$Properties {
            }

            /** Represents a SetMuted. */
            class SetMuted {

                /**
                 * Constructs a new SetMuted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SetMuted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetMuted trackId. */
                trackId: string;

                /** SetMuted muted. */
                muted: boolean;

                /**
                 * Encodes the specified SetMuted message. Does not implicitly {@link auscult.signaling.v1.SetMuted.verify|verify} messages.
                 * @param message SetMuted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SetMuted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetMuted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SetMuted & auscult.signaling.v1.SetMuted.$Shape} SetMuted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SetMuted & auscult.signaling.v1.SetMuted.$Shape;
            }

            namespace SetMuted {

                /** Properties of a SetMuted. */
                interface $Properties {

                    /** SetMuted trackId */
                    trackId?: (string|null);

                    /** SetMuted muted */
                    muted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetMuted. */
                type $Shape = auscult.signaling.v1.SetMuted.$Properties;
            }

            /**
             * Properties of a Subscribe.
             * @deprecated Use auscult.signaling.v1.Subscribe.$Properties instead.
             */
            interface ISubscribe extends auscult.signaling.v1.Subscribe.$Properties {
            }

            /** Represents a Subscribe. */
            class Subscribe {

                /**
                 * Constructs a new Subscribe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Subscribe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Subscribe trackIds. */
                trackIds: string[];

                /**
                 * Encodes the specified Subscribe message. Does not implicitly {@link auscult.signaling.v1.Subscribe.verify|verify} messages.
                 * @param message Subscribe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Subscribe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Subscribe & auscult.signaling.v1.Subscribe.$Shape} Subscribe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Subscribe & auscult.signaling.v1.Subscribe.$Shape;
            }

            namespace Subscribe {

                /** Properties of a Subscribe. */
                interface $Properties {

                    /** Subscribe trackIds */
                    trackIds?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Subscribe. */
                type $Shape = auscult.signaling.v1.Subscribe.$Properties;
            }

            /**
             * Properties of an Unsubscribe.
             * @deprecated Use auscult.signaling.v1.Unsubscribe.$Properties instead.
             */
            interface IUnsubscribe extends auscult.signaling.v1.Unsubscribe.$Properties {
            }

            /** Represents an Unsubscribe. */
            class Unsubscribe {

                /**
                 * Constructs a new Unsubscribe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Unsubscribe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Unsubscribe trackIds. */
                trackIds: string[];

                /**
                 * Encodes the specified Unsubscribe message. Does not implicitly {@link auscult.signaling.v1.Unsubscribe.verify|verify} messages.
                 * @param message Unsubscribe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Unsubscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Unsubscribe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Unsubscribe & auscult.signaling.v1.Unsubscribe.$Shape} Unsubscribe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Unsubscribe & auscult.signaling.v1.Unsubscribe.$Shape;
            }

            namespace Unsubscribe {

                /** Properties of an Unsubscribe. */
                interface $Properties {

                    /** Unsubscribe trackIds */
                    trackIds?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Unsubscribe. */
                type $Shape = auscult.signaling.v1.Unsubscribe.$Properties;
            }

            /**
             * Properties of a SubscribeAnswer.
             * @deprecated Use auscult.signaling.v1.SubscribeAnswer.$Properties instead.
             */
            interface ISubscribeAnswer extends auscult.signaling.v1.SubscribeAnswer.$Properties {
            }

            /** Represents a SubscribeAnswer. */
            class SubscribeAnswer {

                /**
                 * Constructs a new SubscribeAnswer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SubscribeAnswer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubscribeAnswer offerId. */
                offerId: number;

                /** SubscribeAnswer sdp. */
                sdp: string;

                /**
                 * Encodes the specified SubscribeAnswer message. Does not implicitly {@link auscult.signaling.v1.SubscribeAnswer.verify|verify} messages.
                 * @param message SubscribeAnswer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SubscribeAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubscribeAnswer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SubscribeAnswer & auscult.signaling.v1.SubscribeAnswer.$Shape} SubscribeAnswer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SubscribeAnswer & auscult.signaling.v1.SubscribeAnswer.$Shape;
            }

            namespace SubscribeAnswer {

                /** Properties of a SubscribeAnswer. */
                interface $Properties {

                    /** SubscribeAnswer offerId */
                    offerId?: (number|null);

                    /** SubscribeAnswer sdp */
                    sdp?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubscribeAnswer. */
                type $Shape = auscult.signaling.v1.SubscribeAnswer.$Properties;
            }

            /**
             * Properties of a SetShownSize.
             * @deprecated Use auscult.signaling.v1.SetShownSize.$Properties instead.
             */
            interface ISetShownSize extends auscult.signaling.v1.SetShownSize.$Properties {
            }

            /** Represents a SetShownSize. */
            class SetShownSize {

                /**
                 * Constructs a new SetShownSize.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SetShownSize.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetShownSize trackId. */
                trackId: string;

                /** SetShownSize width. */
                width: number;

                /** SetShownSize height. */
                height: number;

                /**
                 * Encodes the specified SetShownSize message. Does not implicitly {@link auscult.signaling.v1.SetShownSize.verify|verify} messages.
                 * @param message SetShownSize message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SetShownSize.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetShownSize message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SetShownSize & auscult.signaling.v1.SetShownSize.$Shape} SetShownSize
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SetShownSize & auscult.signaling.v1.SetShownSize.$Shape;
            }

            namespace SetShownSize {

                /** Properties of a SetShownSize. */
                interface $Properties {

                    /** SetShownSize trackId */
                    trackId?: (string|null);

                    /** SetShownSize width */
                    width?: (number|null);

                    /** SetShownSize height */
                    height?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetShownSize. */
                type $Shape = auscult.signaling.v1.SetShownSize.$Properties;
            }

            /**
             * Properties of a SetPreferredLayer.
             * @deprecated Use auscult.signaling.v1.SetPreferredLayer.$Properties instead.
             */
            interface ISetPreferredLayer extends auscult.signaling.v1.SetPreferredLayer.$Properties {
            }

            /** Represents a SetPreferredLayer. */
            class SetPreferredLayer {

                /**
                 * Constructs a new SetPreferredLayer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SetPreferredLayer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetPreferredLayer trackId. */
                trackId: string;

                /** SetPreferredLayer spatial. */
                spatial?: (number|null);

                /**
                 * Encodes the specified SetPreferredLayer message. Does not implicitly {@link auscult.signaling.v1.SetPreferredLayer.verify|verify} messages.
                 * @param message SetPreferredLayer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SetPreferredLayer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetPreferredLayer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SetPreferredLayer & auscult.signaling.v1.SetPreferredLayer.$Shape} SetPreferredLayer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SetPreferredLayer & auscult.signaling.v1.SetPreferredLayer.$Shape;
            }

            namespace SetPreferredLayer {

                /** Properties of a SetPreferredLayer. */
                interface $Properties {

                    /** SetPreferredLayer trackId */
                    trackId?: (string|null);

                    /** SetPreferredLayer spatial */
                    spatial?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetPreferredLayer. */
                type $Shape = auscult.signaling.v1.SetPreferredLayer.$Properties;
            }

            /**
             * Properties of a SetRole.
             * @deprecated Use auscult.signaling.v1.SetRole.$Properties instead.
             */
            interface ISetRole extends auscult.signaling.v1.SetRole.$Properties {
            }

            /** Represents a SetRole. */
            class SetRole {

                /**
                 * Constructs a new SetRole.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SetRole.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetRole participantId. */
                participantId: string;

                /** SetRole role. */
                role: string;

                /**
                 * Encodes the specified SetRole message. Does not implicitly {@link auscult.signaling.v1.SetRole.verify|verify} messages.
                 * @param message SetRole message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SetRole.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetRole message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SetRole & auscult.signaling.v1.SetRole.$Shape} SetRole
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SetRole & auscult.signaling.v1.SetRole.$Shape;
            }

            namespace SetRole {

                /** Properties of a SetRole. */
                interface $Properties {

                    /** SetRole participantId */
                    participantId?: (string|null);

                    /** SetRole role */
                    role?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetRole. */
                type $Shape = auscult.signaling.v1.SetRole.$Properties;
            }

            /**
             * Properties of a RemoveParticipant.
             * @deprecated Use auscult.signaling.v1.RemoveParticipant.$Properties instead.
             */
            interface IRemoveParticipant extends auscult.signaling.v1.RemoveParticipant.$Properties {
            }

            /** Represents a RemoveParticipant. */
            class RemoveParticipant {

                /**
                 * Constructs a new RemoveParticipant.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.RemoveParticipant.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RemoveParticipant participantId. */
                participantId: string;

                /**
                 * Encodes the specified RemoveParticipant message. Does not implicitly {@link auscult.signaling.v1.RemoveParticipant.verify|verify} messages.
                 * @param message RemoveParticipant message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.RemoveParticipant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveParticipant message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.RemoveParticipant & auscult.signaling.v1.RemoveParticipant.$Shape} RemoveParticipant
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.RemoveParticipant & auscult.signaling.v1.RemoveParticipant.$Shape;
            }

            namespace RemoveParticipant {

                /** Properties of a RemoveParticipant. */
                interface $Properties {

                    /** RemoveParticipant participantId */
                    participantId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveParticipant. */
                type $Shape = auscult.signaling.v1.RemoveParticipant.$Properties;
            }

            /**
             * Properties of a CloseSession.
             * @deprecated Use auscult.signaling.v1.CloseSession.$Properties instead.
             */
            interface ICloseSession extends auscult.signaling.v1.CloseSession.$Properties {
            }

            /** Represents a CloseSession. */
            class CloseSession {

                /**
                 * Constructs a new CloseSession.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.CloseSession.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified CloseSession message. Does not implicitly {@link auscult.signaling.v1.CloseSession.verify|verify} messages.
                 * @param message CloseSession message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.CloseSession.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CloseSession message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.CloseSession & auscult.signaling.v1.CloseSession.$Shape} CloseSession
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.CloseSession & auscult.signaling.v1.CloseSession.$Shape;
            }

            namespace CloseSession {

                /** Properties of a CloseSession. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CloseSession. */
                type $Shape = auscult.signaling.v1.CloseSession.$Properties;
            }

            /**
             * Properties of a ParticipantJoined.
             * @deprecated Use auscult.signaling.v1.ParticipantJoined.$Properties instead.
             */
            interface IParticipantJoined extends auscult.signaling.v1.ParticipantJoined.$Properties {
            }

            /** Represents a ParticipantJoined. */
            class ParticipantJoined {

                /**
                 * Constructs a new ParticipantJoined.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantJoined.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ParticipantJoined participant. */
                participant?: (auscult.signaling.v1.ParticipantInfo.$Properties|null);

                /**
                 * Encodes the specified ParticipantJoined message. Does not implicitly {@link auscult.signaling.v1.ParticipantJoined.verify|verify} messages.
                 * @param message ParticipantJoined message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ParticipantJoined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ParticipantJoined message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ParticipantJoined & auscult.signaling.v1.ParticipantJoined.$Shape} ParticipantJoined
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ParticipantJoined & auscult.signaling.v1.ParticipantJoined.$Shape;
            }

            namespace ParticipantJoined {

                /** Properties of a ParticipantJoined. */
                interface $Properties {

                    /** ParticipantJoined participant */
                    participant?: (auscult.signaling.v1.ParticipantInfo.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ParticipantJoined. */
                type $Shape = auscult.signaling.v1.ParticipantJoined.$Properties;
            }

            /**
             * Properties of a ParticipantLeft.
             * @deprecated Use auscult.signaling.v1.ParticipantLeft.$Properties instead.
             */
            interface IParticipantLeft extends auscult.signaling.v1.ParticipantLeft.$Properties {
            }

            /** Represents a ParticipantLeft. */
            class ParticipantLeft {

                /**
                 * Constructs a new ParticipantLeft.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantLeft.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ParticipantLeft participantId. */
                participantId: string;

                /** ParticipantLeft reason. */
                reason: string;

                /**
                 * Encodes the specified ParticipantLeft message. Does not implicitly {@link auscult.signaling.v1.ParticipantLeft.verify|verify} messages.
                 * @param message ParticipantLeft message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ParticipantLeft.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ParticipantLeft message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ParticipantLeft & auscult.signaling.v1.ParticipantLeft.$Shape} ParticipantLeft
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ParticipantLeft & auscult.signaling.v1.ParticipantLeft.$Shape;
            }

            namespace ParticipantLeft {

                /** Properties of a ParticipantLeft. */
                interface $Properties {

                    /** ParticipantLeft participantId */
                    participantId?: (string|null);

                    /** ParticipantLeft reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ParticipantLeft. */
                type $Shape = auscult.signaling.v1.ParticipantLeft.$Properties;
            }

            /**
             * Properties of a ParticipantChanged.
             * @deprecated Use auscult.signaling.v1.ParticipantChanged.$Properties instead.
             */
            interface IParticipantChanged extends auscult.signaling.v1.ParticipantChanged.$Properties {
            }

            /** Represents a ParticipantChanged. */
            class ParticipantChanged {

                /**
                 * Constructs a new ParticipantChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ParticipantChanged participantId. */
                participantId: string;

                /** ParticipantChanged role. */
                role: string;

                /** ParticipantChanged connection. */
                connection: string;

                /**
                 * Encodes the specified ParticipantChanged message. Does not implicitly {@link auscult.signaling.v1.ParticipantChanged.verify|verify} messages.
                 * @param message ParticipantChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ParticipantChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ParticipantChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ParticipantChanged & auscult.signaling.v1.ParticipantChanged.$Shape} ParticipantChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ParticipantChanged & auscult.signaling.v1.ParticipantChanged.$Shape;
            }

            namespace ParticipantChanged {

                /** Properties of a ParticipantChanged. */
                interface $Properties {

                    /** ParticipantChanged participantId */
                    participantId?: (string|null);

                    /** ParticipantChanged role */
                    role?: (string|null);

                    /** ParticipantChanged connection */
                    connection?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ParticipantChanged. */
                type $Shape = auscult.signaling.v1.ParticipantChanged.$Properties;
            }

            /**
             * Properties of a SessionChanged.
             * @deprecated Use auscult.signaling.v1.SessionChanged.$Properties instead.
             */
            interface ISessionChanged extends auscult.signaling.v1.SessionChanged.$Properties {
            }

            /** Represents a SessionChanged. */
            class SessionChanged {

                /**
                 * Constructs a new SessionChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SessionChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SessionChanged session. */
                session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                /**
                 * Encodes the specified SessionChanged message. Does not implicitly {@link auscult.signaling.v1.SessionChanged.verify|verify} messages.
                 * @param message SessionChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SessionChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SessionChanged & auscult.signaling.v1.SessionChanged.$Shape} SessionChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SessionChanged & auscult.signaling.v1.SessionChanged.$Shape;
            }

            namespace SessionChanged {

                /** Properties of a SessionChanged. */
                interface $Properties {

                    /** SessionChanged session */
                    session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SessionChanged. */
                type $Shape = auscult.signaling.v1.SessionChanged.$Properties;
            }

            /**
             * Properties of a TrackPublished.
             * @deprecated Use auscult.signaling.v1.TrackPublished.$Properties instead.
             */
            interface ITrackPublished extends auscult.signaling.v1.TrackPublished.$Properties {
            }

            /** Represents a TrackPublished. */
            class TrackPublished {

                /**
                 * Constructs a new TrackPublished.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackPublished.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrackPublished track. */
                track?: (auscult.signaling.v1.TrackInfo.$Properties|null);

                /**
                 * Encodes the specified TrackPublished message. Does not implicitly {@link auscult.signaling.v1.TrackPublished.verify|verify} messages.
                 * @param message TrackPublished message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TrackPublished.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrackPublished message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TrackPublished & auscult.signaling.v1.TrackPublished.$Shape} TrackPublished
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TrackPublished & auscult.signaling.v1.TrackPublished.$Shape;
            }

            namespace TrackPublished {

                /** Properties of a TrackPublished. */
                interface $Properties {

                    /** TrackPublished track */
                    track?: (auscult.signaling.v1.TrackInfo.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrackPublished. */
                type $Shape = auscult.signaling.v1.TrackPublished.$Properties;
            }

            /**
             * Properties of a TrackEnded.
             * @deprecated Use auscult.signaling.v1.TrackEnded.$Properties instead.
             */
            interface ITrackEnded extends auscult.signaling.v1.TrackEnded.$Properties {
            }

            /** Represents a TrackEnded. */
            class TrackEnded {

                /**
                 * Constructs a new TrackEnded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackEnded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrackEnded trackId. */
                trackId: string;

                /** TrackEnded participantId. */
                participantId: string;

                /**
                 * Encodes the specified TrackEnded message. Does not implicitly {@link auscult.signaling.v1.TrackEnded.verify|verify} messages.
                 * @param message TrackEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TrackEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrackEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TrackEnded & auscult.signaling.v1.TrackEnded.$Shape} TrackEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TrackEnded & auscult.signaling.v1.TrackEnded.$Shape;
            }

            namespace TrackEnded {

                /** Properties of a TrackEnded. */
                interface $Properties {

                    /** TrackEnded trackId */
                    trackId?: (string|null);

                    /** TrackEnded participantId */
                    participantId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrackEnded. */
                type $Shape = auscult.signaling.v1.TrackEnded.$Properties;
            }

            /**
             * Properties of a TrackGate.
             * @deprecated Use auscult.signaling.v1.TrackGate.$Properties instead.
             */
            interface ITrackGate extends auscult.signaling.v1.TrackGate.$Properties {
            }

            /** Represents a TrackGate. */
            class TrackGate {

                /**
                 * Constructs a new TrackGate.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackGate.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrackGate trackId. */
                trackId: string;

                /** TrackGate participantId. */
                participantId: string;

                /** TrackGate open. */
                open: boolean;

                /**
                 * Encodes the specified TrackGate message. Does not implicitly {@link auscult.signaling.v1.TrackGate.verify|verify} messages.
                 * @param message TrackGate message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TrackGate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrackGate message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TrackGate & auscult.signaling.v1.TrackGate.$Shape} TrackGate
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TrackGate & auscult.signaling.v1.TrackGate.$Shape;
            }

            namespace TrackGate {

                /** Properties of a TrackGate. */
                interface $Properties {

                    /** TrackGate trackId */
                    trackId?: (string|null);

                    /** TrackGate participantId */
                    participantId?: (string|null);

                    /** TrackGate open */
                    open?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrackGate. */
                type $Shape = auscult.signaling.v1.TrackGate.$Properties;
            }

            /**
             * Properties of a TrackMuted.
             * @deprecated Use auscult.signaling.v1.TrackMuted.$Properties instead.
             */
            interface ITrackMuted extends auscult.signaling.v1.TrackMuted.$Properties {
            }

            /** Represents a TrackMuted. */
            class TrackMuted {

                /**
                 * Constructs a new TrackMuted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackMuted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrackMuted trackId. */
                trackId: string;

                /** TrackMuted participantId. */
                participantId: string;

                /** TrackMuted muted. */
                muted: boolean;

                /**
                 * Encodes the specified TrackMuted message. Does not implicitly {@link auscult.signaling.v1.TrackMuted.verify|verify} messages.
                 * @param message TrackMuted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TrackMuted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrackMuted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TrackMuted & auscult.signaling.v1.TrackMuted.$Shape} TrackMuted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TrackMuted & auscult.signaling.v1.TrackMuted.$Shape;
            }

            namespace TrackMuted {

                /** Properties of a TrackMuted. */
                interface $Properties {

                    /** TrackMuted trackId */
                    trackId?: (string|null);

                    /** TrackMuted participantId */
                    participantId?: (string|null);

                    /** TrackMuted muted */
                    muted?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrackMuted. */
                type $Shape = auscult.signaling.v1.TrackMuted.$Properties;
            }

            /**
             * Properties of a MidTrack.
             * @deprecated Use auscult.signaling.v1.MidTrack.$Properties instead.
             */
            interface IMidTrack extends auscult.signaling.v1.MidTrack.$Properties {
            }

            /** Represents a MidTrack. */
            class MidTrack {

                /**
                 * Constructs a new MidTrack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.MidTrack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MidTrack mid. */
                mid: string;

                /** MidTrack trackId. */
                trackId: string;

                /**
                 * Encodes the specified MidTrack message. Does not implicitly {@link auscult.signaling.v1.MidTrack.verify|verify} messages.
                 * @param message MidTrack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.MidTrack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MidTrack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.MidTrack & auscult.signaling.v1.MidTrack.$Shape} MidTrack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.MidTrack & auscult.signaling.v1.MidTrack.$Shape;
            }

            namespace MidTrack {

                /** Properties of a MidTrack. */
                interface $Properties {

                    /** MidTrack mid */
                    mid?: (string|null);

                    /** MidTrack trackId */
                    trackId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MidTrack. */
                type $Shape = auscult.signaling.v1.MidTrack.$Properties;
            }

            /**
             * Properties of a SubscribeOffer.
             * @deprecated Use auscult.signaling.v1.SubscribeOffer.$Properties instead.
             */
            interface ISubscribeOffer extends auscult.signaling.v1.SubscribeOffer.$Properties {
            }

            /** Represents a SubscribeOffer. */
            class SubscribeOffer {

                /**
                 * Constructs a new SubscribeOffer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SubscribeOffer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubscribeOffer offerId. */
                offerId: number;

                /** SubscribeOffer sdp. */
                sdp: string;

                /** SubscribeOffer tracks. */
                tracks: auscult.signaling.v1.MidTrack.$Properties[];

                /**
                 * Encodes the specified SubscribeOffer message. Does not implicitly {@link auscult.signaling.v1.SubscribeOffer.verify|verify} messages.
                 * @param message SubscribeOffer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SubscribeOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubscribeOffer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SubscribeOffer & auscult.signaling.v1.SubscribeOffer.$Shape} SubscribeOffer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SubscribeOffer & auscult.signaling.v1.SubscribeOffer.$Shape;
            }

            namespace SubscribeOffer {

                /** Properties of a SubscribeOffer. */
                interface $Properties {

                    /** SubscribeOffer offerId */
                    offerId?: (number|null);

                    /** SubscribeOffer sdp */
                    sdp?: (string|null);

                    /** SubscribeOffer tracks */
                    tracks?: (auscult.signaling.v1.MidTrack.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubscribeOffer. */
                type $Shape = auscult.signaling.v1.SubscribeOffer.$Properties;
            }

            /**
             * Properties of a RoleChanged.
             * @deprecated Use auscult.signaling.v1.RoleChanged.$Properties instead.
             */
            interface IRoleChanged extends auscult.signaling.v1.RoleChanged.$Properties {
            }

            /** Represents a RoleChanged. */
            class RoleChanged {

                /**
                 * Constructs a new RoleChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.RoleChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RoleChanged self. */
                self?: (auscult.signaling.v1.Self.$Properties|null);

                /**
                 * Encodes the specified RoleChanged message. Does not implicitly {@link auscult.signaling.v1.RoleChanged.verify|verify} messages.
                 * @param message RoleChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.RoleChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RoleChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.RoleChanged & auscult.signaling.v1.RoleChanged.$Shape} RoleChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.RoleChanged & auscult.signaling.v1.RoleChanged.$Shape;
            }

            namespace RoleChanged {

                /** Properties of a RoleChanged. */
                interface $Properties {

                    /** RoleChanged self */
                    self?: (auscult.signaling.v1.Self.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RoleChanged. */
                type $Shape = auscult.signaling.v1.RoleChanged.$Properties;
            }

            /**
             * Properties of a Removed.
             * @deprecated Use auscult.signaling.v1.Removed.$Properties instead.
             */
            interface IRemoved extends auscult.signaling.v1.Removed.$Properties {
            }

            /** Represents a Removed. */
            class Removed {

                /**
                 * Constructs a new Removed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Removed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Removed reason. */
                reason: string;

                /**
                 * Encodes the specified Removed message. Does not implicitly {@link auscult.signaling.v1.Removed.verify|verify} messages.
                 * @param message Removed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Removed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Removed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Removed & auscult.signaling.v1.Removed.$Shape} Removed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Removed & auscult.signaling.v1.Removed.$Shape;
            }

            namespace Removed {

                /** Properties of a Removed. */
                interface $Properties {

                    /** Removed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Removed. */
                type $Shape = auscult.signaling.v1.Removed.$Properties;
            }

            /**
             * Properties of a SessionClosed.
             * @deprecated Use auscult.signaling.v1.SessionClosed.$Properties instead.
             */
            interface ISessionClosed extends auscult.signaling.v1.SessionClosed.$Properties {
            }

            /** Represents a SessionClosed. */
            class SessionClosed {

                /**
                 * Constructs a new SessionClosed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SessionClosed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SessionClosed reason. */
                reason: string;

                /**
                 * Encodes the specified SessionClosed message. Does not implicitly {@link auscult.signaling.v1.SessionClosed.verify|verify} messages.
                 * @param message SessionClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SessionClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionClosed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SessionClosed & auscult.signaling.v1.SessionClosed.$Shape} SessionClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SessionClosed & auscult.signaling.v1.SessionClosed.$Shape;
            }

            namespace SessionClosed {

                /** Properties of a SessionClosed. */
                interface $Properties {

                    /** SessionClosed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SessionClosed. */
                type $Shape = auscult.signaling.v1.SessionClosed.$Properties;
            }

            /**
             * Properties of a LayerChanged.
             * @deprecated Use auscult.signaling.v1.LayerChanged.$Properties instead.
             */
            interface ILayerChanged extends auscult.signaling.v1.LayerChanged.$Properties {
            }

            /** Represents a LayerChanged. */
            class LayerChanged {

                /**
                 * Constructs a new LayerChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.LayerChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LayerChanged trackId. */
                trackId: string;

                /** LayerChanged current. */
                current?: (number|null);

                /** LayerChanged target. */
                target?: (number|null);

                /** LayerChanged reason. */
                reason: string;

                /**
                 * Encodes the specified LayerChanged message. Does not implicitly {@link auscult.signaling.v1.LayerChanged.verify|verify} messages.
                 * @param message LayerChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.LayerChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LayerChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.LayerChanged & auscult.signaling.v1.LayerChanged.$Shape} LayerChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.LayerChanged & auscult.signaling.v1.LayerChanged.$Shape;
            }

            namespace LayerChanged {

                /** Properties of a LayerChanged. */
                interface $Properties {

                    /** LayerChanged trackId */
                    trackId?: (string|null);

                    /** LayerChanged current */
                    current?: (number|null);

                    /** LayerChanged target */
                    target?: (number|null);

                    /** LayerChanged reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LayerChanged. */
                type $Shape = auscult.signaling.v1.LayerChanged.$Properties;
            }

            /**
             * Properties of a SessionInfo.
             * @deprecated Use auscult.signaling.v1.SessionInfo.$Properties instead.
             */
            interface ISessionInfo extends auscult.signaling.v1.SessionInfo.$Properties {
            }

            /** Represents a SessionInfo. */
            class SessionInfo {

                /**
                 * Constructs a new SessionInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SessionInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SessionInfo id. */
                id: string;

                /** SessionInfo name. */
                name: string;

                /** SessionInfo access. */
                access: string;

                /**
                 * Encodes the specified SessionInfo message. Does not implicitly {@link auscult.signaling.v1.SessionInfo.verify|verify} messages.
                 * @param message SessionInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.SessionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SessionInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.SessionInfo & auscult.signaling.v1.SessionInfo.$Shape} SessionInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.SessionInfo & auscult.signaling.v1.SessionInfo.$Shape;
            }

            namespace SessionInfo {

                /** Properties of a SessionInfo. */
                interface $Properties {

                    /** SessionInfo id */
                    id?: (string|null);

                    /** SessionInfo name */
                    name?: (string|null);

                    /** SessionInfo access */
                    access?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SessionInfo. */
                type $Shape = auscult.signaling.v1.SessionInfo.$Properties;
            }

            /**
             * Properties of a ParticipantInfo.
             * @deprecated Use auscult.signaling.v1.ParticipantInfo.$Properties instead.
             */
            interface IParticipantInfo extends auscult.signaling.v1.ParticipantInfo.$Properties {
            }

            /** Represents a ParticipantInfo. */
            class ParticipantInfo {

                /**
                 * Constructs a new ParticipantInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ParticipantInfo id. */
                id: string;

                /** ParticipantInfo displayName. */
                displayName: string;

                /** ParticipantInfo role. */
                role: string;

                /** ParticipantInfo connection. */
                connection: string;

                /**
                 * Encodes the specified ParticipantInfo message. Does not implicitly {@link auscult.signaling.v1.ParticipantInfo.verify|verify} messages.
                 * @param message ParticipantInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ParticipantInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ParticipantInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ParticipantInfo & auscult.signaling.v1.ParticipantInfo.$Shape} ParticipantInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ParticipantInfo & auscult.signaling.v1.ParticipantInfo.$Shape;
            }

            namespace ParticipantInfo {

                /** Properties of a ParticipantInfo. */
                interface $Properties {

                    /** ParticipantInfo id */
                    id?: (string|null);

                    /** ParticipantInfo displayName */
                    displayName?: (string|null);

                    /** ParticipantInfo role */
                    role?: (string|null);

                    /** ParticipantInfo connection */
                    connection?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ParticipantInfo. */
                type $Shape = auscult.signaling.v1.ParticipantInfo.$Properties;
            }

            /**
             * Properties of a TrackInfo.
             * @deprecated Use auscult.signaling.v1.TrackInfo.$Properties instead.
             */
            interface ITrackInfo extends auscult.signaling.v1.TrackInfo.$Properties {
            }

            /** Represents a TrackInfo. */
            class TrackInfo {

                /**
                 * Constructs a new TrackInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TrackInfo id. */
                id: string;

                /** TrackInfo participantId. */
                participantId: string;

                /** TrackInfo kind. */
                kind: string;

                /** TrackInfo source. */
                source: string;

                /** TrackInfo open. */
                open: boolean;

                /** TrackInfo muted. */
                muted: boolean;

                /** TrackInfo rids. */
                rids: string[];

                /**
                 * Encodes the specified TrackInfo message. Does not implicitly {@link auscult.signaling.v1.TrackInfo.verify|verify} messages.
                 * @param message TrackInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TrackInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TrackInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TrackInfo & auscult.signaling.v1.TrackInfo.$Shape} TrackInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TrackInfo & auscult.signaling.v1.TrackInfo.$Shape;
            }

            namespace TrackInfo {

                /** Properties of a TrackInfo. */
                interface $Properties {

                    /** TrackInfo id */
                    id?: (string|null);

                    /** TrackInfo participantId */
                    participantId?: (string|null);

                    /** TrackInfo kind */
                    kind?: (string|null);

                    /** TrackInfo source */
                    source?: (string|null);

                    /** TrackInfo open */
                    open?: (boolean|null);

                    /** TrackInfo muted */
                    muted?: (boolean|null);

                    /** TrackInfo rids */
                    rids?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TrackInfo. */
                type $Shape = auscult.signaling.v1.TrackInfo.$Properties;
            }

            /**
             * Properties of a Grants.
             * @deprecated Use auscult.signaling.v1.Grants.$Properties instead.
             */
            interface IGrants extends auscult.signaling.v1.Grants.$Properties {
            }

            /** Represents a Grants. */
            class Grants {

                /**
                 * Constructs a new Grants.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Grants.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Grants publish. */
                publish: string[];

                /** Grants receive. */
                receive: boolean;

                /**
                 * Encodes the specified Grants message. Does not implicitly {@link auscult.signaling.v1.Grants.verify|verify} messages.
                 * @param message Grants message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Grants.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Grants message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Grants & auscult.signaling.v1.Grants.$Shape} Grants
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Grants & auscult.signaling.v1.Grants.$Shape;
            }

            namespace Grants {

                /** Properties of a Grants. */
                interface $Properties {

                    /** Grants publish */
                    publish?: (string[]|null);

                    /** Grants receive */
                    receive?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Grants. */
                type $Shape = auscult.signaling.v1.Grants.$Properties;
            }

            /**
             * Properties of a Self.
             * @deprecated Use auscult.signaling.v1.Self.$Properties instead.
             */
            interface ISelf extends auscult.signaling.v1.Self.$Properties {
            }

            /** Represents a Self. */
            class Self {

                /**
                 * Constructs a new Self.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Self.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Self role. */
                role: string;

                /** Self grants. */
                grants?: (auscult.signaling.v1.Grants.$Properties|null);

                /**
                 * Encodes the specified Self message. Does not implicitly {@link auscult.signaling.v1.Self.verify|verify} messages.
                 * @param message Self message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Self.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Self message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Self & auscult.signaling.v1.Self.$Shape} Self
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Self & auscult.signaling.v1.Self.$Shape;
            }

            namespace Self {

                /** Properties of a Self. */
                interface $Properties {

                    /** Self role */
                    role?: (string|null);

                    /** Self grants */
                    grants?: (auscult.signaling.v1.Grants.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Self. */
                type $Shape = auscult.signaling.v1.Self.$Properties;
            }

            /**
             * Properties of a Done.
             * @deprecated Use auscult.signaling.v1.Done.$Properties instead.
             */
            interface IDone extends auscult.signaling.v1.Done.$Properties {
            }

            /** Represents a Done. */
            class Done {

                /**
                 * Constructs a new Done.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Done.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Done message. Does not implicitly {@link auscult.signaling.v1.Done.verify|verify} messages.
                 * @param message Done message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Done.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Done message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Done & auscult.signaling.v1.Done.$Shape} Done
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Done & auscult.signaling.v1.Done.$Shape;
            }

            namespace Done {

                /** Properties of a Done. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Done. */
                type $Shape = auscult.signaling.v1.Done.$Properties;
            }

            /**
             * Properties of an Error.
             * @deprecated Use auscult.signaling.v1.Error.$Properties instead.
             */
            interface IError extends auscult.signaling.v1.Error.$Properties {
            }

            /** Represents an Error. */
            class Error {

                /**
                 * Constructs a new Error.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Error.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Error code. */
                code: string;

                /** Error message. */
                message: string;

                /**
                 * Encodes the specified Error message. Does not implicitly {@link auscult.signaling.v1.Error.verify|verify} messages.
                 * @param message Error message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Error message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Error & auscult.signaling.v1.Error.$Shape} Error
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Error & auscult.signaling.v1.Error.$Shape;
            }

            namespace Error {

                /** Properties of an Error. */
                interface $Properties {

                    /** Error code */
                    code?: (string|null);

                    /** Error message */
                    message?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Error. */
                type $Shape = auscult.signaling.v1.Error.$Properties;
            }

            /**
             * Properties of a JoinResult.
             * @deprecated Use auscult.signaling.v1.JoinResult.$Properties instead.
             */
            interface IJoinResult extends auscult.signaling.v1.JoinResult.$Properties {
            }

            /** Represents a JoinResult. */
            class JoinResult {

                /**
                 * Constructs a new JoinResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.JoinResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinResult participantId. */
                participantId: string;

                /** JoinResult resumeToken. */
                resumeToken: string;

                /** JoinResult session. */
                session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                /** JoinResult self. */
                self?: (auscult.signaling.v1.Self.$Properties|null);

                /** JoinResult participants. */
                participants: auscult.signaling.v1.ParticipantInfo.$Properties[];

                /** JoinResult tracks. */
                tracks: auscult.signaling.v1.TrackInfo.$Properties[];

                /**
                 * Encodes the specified JoinResult message. Does not implicitly {@link auscult.signaling.v1.JoinResult.verify|verify} messages.
                 * @param message JoinResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.JoinResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.JoinResult & auscult.signaling.v1.JoinResult.$Shape} JoinResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.JoinResult & auscult.signaling.v1.JoinResult.$Shape;
            }

            namespace JoinResult {

                /** Properties of a JoinResult. */
                interface $Properties {

                    /** JoinResult participantId */
                    participantId?: (string|null);

                    /** JoinResult resumeToken */
                    resumeToken?: (string|null);

                    /** JoinResult session */
                    session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                    /** JoinResult self */
                    self?: (auscult.signaling.v1.Self.$Properties|null);

                    /** JoinResult participants */
                    participants?: (auscult.signaling.v1.ParticipantInfo.$Properties[]|null);

                    /** JoinResult tracks */
                    tracks?: (auscult.signaling.v1.TrackInfo.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinResult. */
                type $Shape = auscult.signaling.v1.JoinResult.$Properties;
            }

            /**
             * Properties of a ResumeResult.
             * @deprecated Use auscult.signaling.v1.ResumeResult.$Properties instead.
             */
            interface IResumeResult extends auscult.signaling.v1.ResumeResult.$Properties {
            }

            /** Represents a ResumeResult. */
            class ResumeResult {

                /**
                 * Constructs a new ResumeResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ResumeResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ResumeResult resumeToken. */
                resumeToken: string;

                /**
                 * Encodes the specified ResumeResult message. Does not implicitly {@link auscult.signaling.v1.ResumeResult.verify|verify} messages.
                 * @param message ResumeResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ResumeResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ResumeResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ResumeResult & auscult.signaling.v1.ResumeResult.$Shape} ResumeResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ResumeResult & auscult.signaling.v1.ResumeResult.$Shape;
            }

            namespace ResumeResult {

                /** Properties of a ResumeResult. */
                interface $Properties {

                    /** ResumeResult resumeToken */
                    resumeToken?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ResumeResult. */
                type $Shape = auscult.signaling.v1.ResumeResult.$Properties;
            }

            /**
             * Properties of a PublishedTrack.
             * @deprecated Use auscult.signaling.v1.PublishedTrack.$Properties instead.
             */
            interface IPublishedTrack extends auscult.signaling.v1.PublishedTrack.$Properties {
            }

            /** Represents a PublishedTrack. */
            class PublishedTrack {

                /**
                 * Constructs a new PublishedTrack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.PublishedTrack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PublishedTrack mid. */
                mid: string;

                /** PublishedTrack track. */
                track?: (auscult.signaling.v1.TrackInfo.$Properties|null);

                /**
                 * Encodes the specified PublishedTrack message. Does not implicitly {@link auscult.signaling.v1.PublishedTrack.verify|verify} messages.
                 * @param message PublishedTrack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.PublishedTrack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PublishedTrack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.PublishedTrack & auscult.signaling.v1.PublishedTrack.$Shape} PublishedTrack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.PublishedTrack & auscult.signaling.v1.PublishedTrack.$Shape;
            }

            namespace PublishedTrack {

                /** Properties of a PublishedTrack. */
                interface $Properties {

                    /** PublishedTrack mid */
                    mid?: (string|null);

                    /** PublishedTrack track */
                    track?: (auscult.signaling.v1.TrackInfo.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PublishedTrack. */
                type $Shape = auscult.signaling.v1.PublishedTrack.$Properties;
            }

            /**
             * Properties of a RefusedTrack.
             * @deprecated Use auscult.signaling.v1.RefusedTrack.$Properties instead.
             */
            interface IRefusedTrack extends auscult.signaling.v1.RefusedTrack.$Properties {
            }

            /** Represents a RefusedTrack. */
            class RefusedTrack {

                /**
                 * Constructs a new RefusedTrack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.RefusedTrack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RefusedTrack mid. */
                mid: string;

                /** RefusedTrack source. */
                source: string;

                /** RefusedTrack code. */
                code: string;

                /**
                 * Encodes the specified RefusedTrack message. Does not implicitly {@link auscult.signaling.v1.RefusedTrack.verify|verify} messages.
                 * @param message RefusedTrack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.RefusedTrack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RefusedTrack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.RefusedTrack & auscult.signaling.v1.RefusedTrack.$Shape} RefusedTrack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.RefusedTrack & auscult.signaling.v1.RefusedTrack.$Shape;
            }

            namespace RefusedTrack {

                /** Properties of a RefusedTrack. */
                interface $Properties {

                    /** RefusedTrack mid */
                    mid?: (string|null);

                    /** RefusedTrack source */
                    source?: (string|null);

                    /** RefusedTrack code */
                    code?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RefusedTrack. */
                type $Shape = auscult.signaling.v1.RefusedTrack.$Properties;
            }

            /**
             * Properties of a PublishResult.
             * @deprecated Use auscult.signaling.v1.PublishResult.$Properties instead.
             */
            interface IPublishResult extends auscult.signaling.v1.PublishResult.$Properties {
            }

            /** Represents a PublishResult. */
            class PublishResult {

                /**
                 * Constructs a new PublishResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.PublishResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PublishResult sdp. */
                sdp: string;

                /** PublishResult tracks. */
                tracks: auscult.signaling.v1.PublishedTrack.$Properties[];

                /** PublishResult refused. */
                refused: auscult.signaling.v1.RefusedTrack.$Properties[];

                /**
                 * Encodes the specified PublishResult message. Does not implicitly {@link auscult.signaling.v1.PublishResult.verify|verify} messages.
                 * @param message PublishResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.PublishResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PublishResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.PublishResult & auscult.signaling.v1.PublishResult.$Shape} PublishResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.PublishResult & auscult.signaling.v1.PublishResult.$Shape;
            }

            namespace PublishResult {

                /** Properties of a PublishResult. */
                interface $Properties {

                    /** PublishResult sdp */
                    sdp?: (string|null);

                    /** PublishResult tracks */
                    tracks?: (auscult.signaling.v1.PublishedTrack.$Properties[]|null);

                    /** PublishResult refused */
                    refused?: (auscult.signaling.v1.RefusedTrack.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PublishResult. */
                type $Shape = auscult.signaling.v1.PublishResult.$Properties;
            }

            /**
             * Properties of a Response.
             * @deprecated Use auscult.signaling.v1.Response.$Properties instead.
             */
            interface IResponse extends auscult.signaling.v1.Response.$Properties {
            }

            /** Represents a Response. */
            class Response {

                /**
                 * Constructs a new Response.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Response.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Response requestId. */
                requestId: number;

                /** Response done. */
                done?: (auscult.signaling.v1.Done.$Properties|null);

                /** Response error. */
                error?: (auscult.signaling.v1.Error.$Properties|null);

                /** Response joined. */
                joined?: (auscult.signaling.v1.JoinResult.$Properties|null);

                /** Response resumed. */
                resumed?: (auscult.signaling.v1.ResumeResult.$Properties|null);

                /** Response published. */
                published?: (auscult.signaling.v1.PublishResult.$Properties|null);

                /** Response outcome. */
                outcome?: ("done"|"error"|"joined"|"resumed"|"published");

                /**
                 * Encodes the specified Response message. Does not implicitly {@link auscult.signaling.v1.Response.verify|verify} messages.
                 * @param message Response message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Response message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Response & auscult.signaling.v1.Response.$Shape} Response
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Response & auscult.signaling.v1.Response.$Shape;
            }

            namespace Response {

                /** Properties of a Response. */
                interface $Properties {

                    /** Response requestId */
                    requestId?: (number|null);

                    /** Response done */
                    done?: (auscult.signaling.v1.Done.$Properties|null);

                    /** Response error */
                    error?: (auscult.signaling.v1.Error.$Properties|null);

                    /** Response joined */
                    joined?: (auscult.signaling.v1.JoinResult.$Properties|null);

                    /** Response resumed */
                    resumed?: (auscult.signaling.v1.ResumeResult.$Properties|null);

                    /** Response published */
                    published?: (auscult.signaling.v1.PublishResult.$Properties|null);

                    /** Response outcome */
                    outcome?: ("done"|"error"|"joined"|"resumed"|"published");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Response. */
                type $Shape = {
                  requestId?: number|null;
                  done?: auscult.signaling.v1.Done.$Shape|null;
                  error?: auscult.signaling.v1.Error.$Shape|null;
                  joined?: auscult.signaling.v1.JoinResult.$Shape|null;
                  resumed?: auscult.signaling.v1.ResumeResult.$Shape|null;
                  published?: auscult.signaling.v1.PublishResult.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ outcome?: undefined; done?: null; error?: null; joined?: null; resumed?: null; published?: null }|{ outcome?: "done"; done: auscult.signaling.v1.Done.$Shape; error?: null; joined?: null; resumed?: null; published?: null }|{ outcome?: "error"; done?: null; error: auscult.signaling.v1.Error.$Shape; joined?: null; resumed?: null; published?: null }|{ outcome?: "joined"; done?: null; error?: null; joined: auscult.signaling.v1.JoinResult.$Shape; resumed?: null; published?: null }|{ outcome?: "resumed"; done?: null; error?: null; joined?: null; resumed: auscult.signaling.v1.ResumeResult.$Shape; published?: null }|{ outcome?: "published"; done?: null; error?: null; joined?: null; resumed?: null; published: auscult.signaling.v1.PublishResult.$Shape })
                );
            }

            /**
             * Properties of a Notice.
             * @deprecated Use auscult.signaling.v1.Notice.$Properties instead.
             */
            interface INotice extends auscult.signaling.v1.Notice.$Properties {
            }

            /** Represents a Notice. */
            class Notice {

                /**
                 * Constructs a new Notice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Notice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Notice sequence. */
                sequence: number;

                /** Notice participantJoined. */
                participantJoined?: (auscult.signaling.v1.ParticipantJoined.$Properties|null);

                /** Notice participantLeft. */
                participantLeft?: (auscult.signaling.v1.ParticipantLeft.$Properties|null);

                /** Notice participantChanged. */
                participantChanged?: (auscult.signaling.v1.ParticipantChanged.$Properties|null);

                /** Notice trackPublished. */
                trackPublished?: (auscult.signaling.v1.TrackPublished.$Properties|null);

                /** Notice trackEnded. */
                trackEnded?: (auscult.signaling.v1.TrackEnded.$Properties|null);

                /** Notice trackGate. */
                trackGate?: (auscult.signaling.v1.TrackGate.$Properties|null);

                /** Notice trackMuted. */
                trackMuted?: (auscult.signaling.v1.TrackMuted.$Properties|null);

                /** Notice subscribeOffer. */
                subscribeOffer?: (auscult.signaling.v1.SubscribeOffer.$Properties|null);

                /** Notice roleChanged. */
                roleChanged?: (auscult.signaling.v1.RoleChanged.$Properties|null);

                /** Notice removed. */
                removed?: (auscult.signaling.v1.Removed.$Properties|null);

                /** Notice sessionClosed. */
                sessionClosed?: (auscult.signaling.v1.SessionClosed.$Properties|null);

                /** Notice layerChanged. */
                layerChanged?: (auscult.signaling.v1.LayerChanged.$Properties|null);

                /** Notice sessionChanged. */
                sessionChanged?: (auscult.signaling.v1.SessionChanged.$Properties|null);

                /** Notice notice. */
                notice?: ("participantJoined"|"participantLeft"|"participantChanged"|"trackPublished"|"trackEnded"|"trackGate"|"trackMuted"|"subscribeOffer"|"roleChanged"|"removed"|"sessionClosed"|"layerChanged"|"sessionChanged");

                /**
                 * Encodes the specified Notice message. Does not implicitly {@link auscult.signaling.v1.Notice.verify|verify} messages.
                 * @param message Notice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Notice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Notice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Notice & auscult.signaling.v1.Notice.$Shape} Notice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Notice & auscult.signaling.v1.Notice.$Shape;
            }

            namespace Notice {

                /** Properties of a Notice. */
                interface $Properties {

                    /** Notice sequence */
                    sequence?: (number|null);

                    /** Notice participantJoined */
                    participantJoined?: (auscult.signaling.v1.ParticipantJoined.$Properties|null);

                    /** Notice participantLeft */
                    participantLeft?: (auscult.signaling.v1.ParticipantLeft.$Properties|null);

                    /** Notice participantChanged */
                    participantChanged?: (auscult.signaling.v1.ParticipantChanged.$Properties|null);

                    /** Notice trackPublished */
                    trackPublished?: (auscult.signaling.v1.TrackPublished.$Properties|null);

                    /** Notice trackEnded */
                    trackEnded?: (auscult.signaling.v1.TrackEnded.$Properties|null);

                    /** Notice trackGate */
                    trackGate?: (auscult.signaling.v1.TrackGate.$Properties|null);

                    /** Notice trackMuted */
                    trackMuted?: (auscult.signaling.v1.TrackMuted.$Properties|null);

                    /** Notice subscribeOffer */
                    subscribeOffer?: (auscult.signaling.v1.SubscribeOffer.$Properties|null);

                    /** Notice roleChanged */
                    roleChanged?: (auscult.signaling.v1.RoleChanged.$Properties|null);

                    /** Notice removed */
                    removed?: (auscult.signaling.v1.Removed.$Properties|null);

                    /** Notice sessionClosed */
                    sessionClosed?: (auscult.signaling.v1.SessionClosed.$Properties|null);

                    /** Notice layerChanged */
                    layerChanged?: (auscult.signaling.v1.LayerChanged.$Properties|null);

                    /** Notice sessionChanged */
                    sessionChanged?: (auscult.signaling.v1.SessionChanged.$Properties|null);

                    /** Notice notice */
                    notice?: ("participantJoined"|"participantLeft"|"participantChanged"|"trackPublished"|"trackEnded"|"trackGate"|"trackMuted"|"subscribeOffer"|"roleChanged"|"removed"|"sessionClosed"|"layerChanged"|"sessionChanged");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Notice. */
                type $Shape = {
                  sequence?: number|null;
                  participantJoined?: auscult.signaling.v1.ParticipantJoined.$Shape|null;
                  participantLeft?: auscult.signaling.v1.ParticipantLeft.$Shape|null;
                  participantChanged?: auscult.signaling.v1.ParticipantChanged.$Shape|null;
                  trackPublished?: auscult.signaling.v1.TrackPublished.$Shape|null;
                  trackEnded?: auscult.signaling.v1.TrackEnded.$Shape|null;
                  trackGate?: auscult.signaling.v1.TrackGate.$Shape|null;
                  trackMuted?: auscult.signaling.v1.TrackMuted.$Shape|null;
                  subscribeOffer?: auscult.signaling.v1.SubscribeOffer.$Shape|null;
                  roleChanged?: auscult.signaling.v1.RoleChanged.$Shape|null;
                  removed?: auscult.signaling.v1.Removed.$Shape|null;
                  sessionClosed?: auscult.signaling.v1.SessionClosed.$Shape|null;
                  layerChanged?: auscult.signaling.v1.LayerChanged.$Shape|null;
                  sessionChanged?: auscult.signaling.v1.SessionChanged.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ notice?: undefined; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "participantJoined"; participantJoined: auscult.signaling.v1.ParticipantJoined.$Shape; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "participantLeft"; participantJoined?: null; participantLeft: auscult.signaling.v1.ParticipantLeft.$Shape; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "participantChanged"; participantJoined?: null; participantLeft?: null; participantChanged: auscult.signaling.v1.ParticipantChanged.$Shape; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "trackPublished"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished: auscult.signaling.v1.TrackPublished.$Shape; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "trackEnded"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded: auscult.signaling.v1.TrackEnded.$Shape; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "trackGate"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate: auscult.signaling.v1.TrackGate.$Shape; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "trackMuted"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted: auscult.signaling.v1.TrackMuted.$Shape; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "subscribeOffer"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer: auscult.signaling.v1.SubscribeOffer.$Shape; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "roleChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged: auscult.signaling.v1.RoleChanged.$Shape; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "removed"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed: auscult.signaling.v1.Removed.$Shape; sessionClosed?: null; layerChanged?: null; sessionChanged?: null }|{ notice?: "sessionClosed"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed: auscult.signaling.v1.SessionClosed.$Shape; layerChanged?: null; sessionChanged?: null }|{ notice?: "layerChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged: auscult.signaling.v1.LayerChanged.$Shape; sessionChanged?: null }|{ notice?: "sessionChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged: auscult.signaling.v1.SessionChanged.$Shape })
                );
            }

            /**
             * Properties of a ServerMessage.
             * @deprecated Use auscult.signaling.v1.ServerMessage.$Properties instead.
             */
            interface IServerMessage extends auscult.signaling.v1.ServerMessage.$Properties {
            }

            /** Represents a ServerMessage. */
            class ServerMessage {

                /**
                 * Constructs a new ServerMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ServerMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServerMessage response. */
                response?: (auscult.signaling.v1.Response.$Properties|null);

                /** ServerMessage notice. */
                notice?: (auscult.signaling.v1.Notice.$Properties|null);

                /** ServerMessage message. */
                message?: ("response"|"notice");

                /**
                 * Encodes the specified ServerMessage message. Does not implicitly {@link auscult.signaling.v1.ServerMessage.verify|verify} messages.
                 * @param message ServerMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ServerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ServerMessage & auscult.signaling.v1.ServerMessage.$Shape} ServerMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ServerMessage & auscult.signaling.v1.ServerMessage.$Shape;
            }

            namespace ServerMessage {

                /** Properties of a ServerMessage. */
                interface $Properties {

                    /** ServerMessage response */
                    response?: (auscult.signaling.v1.Response.$Properties|null);

                    /** ServerMessage notice */
                    notice?: (auscult.signaling.v1.Notice.$Properties|null);

                    /** ServerMessage message */
                    message?: ("response"|"notice");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerMessage. */
                type $Shape = {
                  response?: auscult.signaling.v1.Response.$Shape|null;
                  notice?: auscult.signaling.v1.Notice.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; response?: null; notice?: null }|{ message?: "response"; response: auscult.signaling.v1.Response.$Shape; notice?: null }|{ message?: "notice"; response?: null; notice: auscult.signaling.v1.Notice.$Shape })
                );
            }
        }
    }
}
