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

            /**
             * One websocket frame from a client.
             * Numbers 2 to 9 are about the connection, 10 to 19 about what one publishes, 20 to 29 about what
             * one receives, 30 and up about other people.
             * next: 37
             */
            class ClientMessage {

                /**
                 * Constructs a new ClientMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ClientMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Chosen by the client, from 1 up, each one higher than the one before, also across a resume. */
                requestId: number;

                /** ClientMessage join. */
                join?: (auscult.signaling.v1.Join.$Properties|null);

                /** ClientMessage resume. */
                resume?: (auscult.signaling.v1.Resume.$Properties|null);

                /** ClientMessage leave. */
                leave?: (auscult.signaling.v1.Leave.$Properties|null);

                /** ClientMessage ping. */
                ping?: (auscult.signaling.v1.Ping.$Properties|null);

                /** ClientMessage prepare. */
                prepare?: (auscult.signaling.v1.Prepare.$Properties|null);

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

                /** ClientMessage admitParticipant. */
                admitParticipant?: (auscult.signaling.v1.AdmitParticipant.$Properties|null);

                /** ClientMessage turnAway. */
                turnAway?: (auscult.signaling.v1.TurnAway.$Properties|null);

                /** ClientMessage askToMute. */
                askToMute?: (auscult.signaling.v1.AskToMute.$Properties|null);

                /** ClientMessage getLines. */
                getLines?: (auscult.signaling.v1.GetLines.$Properties|null);

                /** Exactly one. An arm that the server does not know is answered with UNKNOWN_REQUEST. */
                request?: ("join"|"resume"|"leave"|"ping"|"prepare"|"publish"|"unpublish"|"setMuted"|"subscribe"|"unsubscribe"|"subscribeAnswer"|"setShownSize"|"setPreferredLayer"|"setRole"|"removeParticipant"|"closeSession"|"admitParticipant"|"turnAway"|"askToMute"|"getLines");

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

                    /** Chosen by the client, from 1 up, each one higher than the one before, also across a resume. */
                    requestId?: (number|null);

                    /** ClientMessage join */
                    join?: (auscult.signaling.v1.Join.$Properties|null);

                    /** ClientMessage resume */
                    resume?: (auscult.signaling.v1.Resume.$Properties|null);

                    /** ClientMessage leave */
                    leave?: (auscult.signaling.v1.Leave.$Properties|null);

                    /** ClientMessage ping */
                    ping?: (auscult.signaling.v1.Ping.$Properties|null);

                    /** ClientMessage prepare */
                    prepare?: (auscult.signaling.v1.Prepare.$Properties|null);

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

                    /** ClientMessage admitParticipant */
                    admitParticipant?: (auscult.signaling.v1.AdmitParticipant.$Properties|null);

                    /** ClientMessage turnAway */
                    turnAway?: (auscult.signaling.v1.TurnAway.$Properties|null);

                    /** ClientMessage askToMute */
                    askToMute?: (auscult.signaling.v1.AskToMute.$Properties|null);

                    /** ClientMessage getLines */
                    getLines?: (auscult.signaling.v1.GetLines.$Properties|null);

                    /** Exactly one. An arm that the server does not know is answered with UNKNOWN_REQUEST. */
                    request?: ("join"|"resume"|"leave"|"ping"|"prepare"|"publish"|"unpublish"|"setMuted"|"subscribe"|"unsubscribe"|"subscribeAnswer"|"setShownSize"|"setPreferredLayer"|"setRole"|"removeParticipant"|"closeSession"|"admitParticipant"|"turnAway"|"askToMute"|"getLines");

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
                  prepare?: auscult.signaling.v1.Prepare.$Shape|null;
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
                  admitParticipant?: auscult.signaling.v1.AdmitParticipant.$Shape|null;
                  turnAway?: auscult.signaling.v1.TurnAway.$Shape|null;
                  askToMute?: auscult.signaling.v1.AskToMute.$Shape|null;
                  getLines?: auscult.signaling.v1.GetLines.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ request?: undefined; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "join"; join: auscult.signaling.v1.Join.$Shape; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "resume"; join?: null; resume: auscult.signaling.v1.Resume.$Shape; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "leave"; join?: null; resume?: null; leave: auscult.signaling.v1.Leave.$Shape; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "ping"; join?: null; resume?: null; leave?: null; ping: auscult.signaling.v1.Ping.$Shape; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "prepare"; join?: null; resume?: null; leave?: null; ping?: null; prepare: auscult.signaling.v1.Prepare.$Shape; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "publish"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish: auscult.signaling.v1.Publish.$Shape; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "unpublish"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish: auscult.signaling.v1.Unpublish.$Shape; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "setMuted"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted: auscult.signaling.v1.SetMuted.$Shape; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "subscribe"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe: auscult.signaling.v1.Subscribe.$Shape; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "unsubscribe"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe: auscult.signaling.v1.Unsubscribe.$Shape; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "subscribeAnswer"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer: auscult.signaling.v1.SubscribeAnswer.$Shape; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "setShownSize"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize: auscult.signaling.v1.SetShownSize.$Shape; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "setPreferredLayer"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer: auscult.signaling.v1.SetPreferredLayer.$Shape; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "setRole"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole: auscult.signaling.v1.SetRole.$Shape; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "removeParticipant"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant: auscult.signaling.v1.RemoveParticipant.$Shape; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "closeSession"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession: auscult.signaling.v1.CloseSession.$Shape; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "admitParticipant"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant: auscult.signaling.v1.AdmitParticipant.$Shape; turnAway?: null; askToMute?: null; getLines?: null }|{ request?: "turnAway"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway: auscult.signaling.v1.TurnAway.$Shape; askToMute?: null; getLines?: null }|{ request?: "askToMute"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute: auscult.signaling.v1.AskToMute.$Shape; getLines?: null }|{ request?: "getLines"; join?: null; resume?: null; leave?: null; ping?: null; prepare?: null; publish?: null; unpublish?: null; setMuted?: null; subscribe?: null; unsubscribe?: null; subscribeAnswer?: null; setShownSize?: null; setPreferredLayer?: null; setRole?: null; removeParticipant?: null; closeSession?: null; admitParticipant?: null; turnAway?: null; askToMute?: null; getLines: auscult.signaling.v1.GetLines.$Shape })
                );
            }

            /**
             * Properties of a Join.
             * @deprecated Use auscult.signaling.v1.Join.$Properties instead.
             */
            interface IJoin extends auscult.signaling.v1.Join.$Properties {
            }

            /**
             * Enter a session. The first request of a connection, or Resume is; only Prepare may precede it.
             * Answered by JoinResult, or by Held.
             * next: 3
             */
            class Join {

                /**
                 * Constructs a new Join.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Join.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** From the embedder's server; one use, short-lived. */
                ticket: string;

                /** Receive every track of the others, present and future, without Subscribe requests. */
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

                    /** From the embedder's server; one use, short-lived. */
                    ticket?: (string|null);

                    /** Receive every track of the others, present and future, without Subscribe requests. */
                    autoSubscribe?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Join. */
                type $Shape = auscult.signaling.v1.Join.$Properties;
            }

            /**
             * Properties of a Prepare.
             * @deprecated Use auscult.signaling.v1.Prepare.$Properties instead.
             */
            interface IPrepare extends auscult.signaling.v1.Prepare.$Properties {
            }

            /**
             * Connect ahead, while a person still looks at their preview: before Join, on the connection that
             * Join will come over. Answered by Prepared. From then on Publish, SetMuted, SubscribeAnswer and
             * Ping are carried out, and SubscribeOffer notices come; but nobody is told, nothing that is sent
             * is forwarded, and nothing of the others arrives until Join. Join then finds all of it connected.
             * A lost socket ends it; it is not resumed.
             * next: 3
             */
            class Prepare {

                /**
                 * Constructs a new Prepare.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Prepare.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** As for Join; a Join over the same connection needs another. */
                ticket: string;

                /** Be offered every track of the others, present and future. */
                autoSubscribe: boolean;

                /**
                 * Encodes the specified Prepare message. Does not implicitly {@link auscult.signaling.v1.Prepare.verify|verify} messages.
                 * @param message Prepare message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Prepare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Prepare message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Prepare & auscult.signaling.v1.Prepare.$Shape} Prepare
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Prepare & auscult.signaling.v1.Prepare.$Shape;
            }

            namespace Prepare {

                /** Properties of a Prepare. */
                interface $Properties {

                    /** As for Join; a Join over the same connection needs another. */
                    ticket?: (string|null);

                    /** Be offered every track of the others, present and future. */
                    autoSubscribe?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Prepare. */
                type $Shape = auscult.signaling.v1.Prepare.$Properties;
            }

            /**
             * Properties of a Resume.
             * @deprecated Use auscult.signaling.v1.Resume.$Properties instead.
             */
            interface IResume extends auscult.signaling.v1.Resume.$Properties {
            }

            /**
             * Take up a participant whose websocket was lost. The first request of a connection, or Join is.
             * Answered by ResumeResult, after which the notices that were missed arrive, in order.
             * next: 3
             */
            class Resume {

                /**
                 * Constructs a new Resume.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Resume.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** From the JoinResult or the ResumeResult received last. */
                token: string;

                /** Sequence of the last notice received; 0 when none was. */
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

                    /** From the JoinResult or the ResumeResult received last. */
                    token?: (string|null);

                    /** Sequence of the last notice received; 0 when none was. */
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

            /**
             * Go away for good: the participant leaves, its media ends. Answered by Done, then closed.
             * next: 1
             */
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

            /**
             * "Do you hear me?" Answered by Done. A client that gets no answer drops the socket and resumes:
             * a browser sees neither websocket pings nor, for minutes, a dead network.
             * next: 1
             */
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

            /**
             * One m-section of a Publish offer.
             * next: 4
             */
            class OfferedTrack {

                /**
                 * Constructs a new OfferedTrack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.OfferedTrack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The m-section's `a=mid`. */
                mid: string;

                /** What it shows: "camera", "microphone", "screen", "screenAudio". */
                source: string;

                /** The track starts muted; needs no SetMuted afterwards. */
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

                    /** The m-section's `a=mid`. */
                    mid?: (string|null);

                    /** What it shows: "camera", "microphone", "screen", "screenAudio". */
                    source?: (string|null);

                    /** The track starts muted; needs no SetMuted afterwards. */
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

            /**
             * Offer of the connection that publishes. Sent again to add or end tracks, or to restart ICE.
             * Answered by PublishResult.
             * next: 3
             */
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

                /** At most 64; every sending m-section must be named. */
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

                    /** At most 64; every sending m-section must be named. */
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

            /**
             * End one published track without an offer. Answered by Done.
             * next: 2
             */
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

            /**
             * Tell the others that an own track carries silence or no picture, or does again.
             * It informs; what keeps a voice in is the sender that stops sending. Answered by Done.
             * next: 3
             */
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

            /**
             * Receive tracks. Answered by Done; a SubscribeOffer notice follows.
             * next: 3
             */
            class Subscribe {

                /**
                 * Constructs a new Subscribe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Subscribe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** At most 64. */
                trackIds: string[];

                /**
                 * Over a new connection, which takes along what was subscribed to before; the offer that follows
                 * has another session id in its o= line, and the connection before it is over.
                 */
                renew: boolean;

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

                    /** At most 64. */
                    trackIds?: (string[]|null);

                    /**
                     * Over a new connection, which takes along what was subscribed to before; the offer that follows
                     * has another session id in its o= line, and the connection before it is over.
                     */
                    renew?: (boolean|null);

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

            /**
             * Stop receiving tracks. Answered by Done; a SubscribeOffer notice follows.
             * next: 2
             */
            class Unsubscribe {

                /**
                 * Constructs a new Unsubscribe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Unsubscribe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** At most 64. */
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

                    /** At most 64. */
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

            /**
             * Answer to a SubscribeOffer notice; the engine's next offer waits for it. Answered by Done.
             * next: 3
             */
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

            /**
             * How big a picture is shown, in device pixels, so that no more is sent than can be seen.
             * 0 by 0: hidden, nothing is sent. Answered by Done.
             * next: 4
             */
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

            /**
             * Pin one encoding whatever size is shown, for a still picture. Answered by Done.
             * next: 3
             */
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

                /** Index into the track's rids; absent: back to the size shown. */
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

                    /** Index into the track's rids; absent: back to the size shown. */
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

            /**
             * Change somebody's role, at once. Answered by Done when the engine has enforced it: of a source
             * that the new role does not cover, not one packet leaves afterwards.
             * next: 3
             */
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

            /**
             * Put somebody out. Answered by Done when the engine has enforced it.
             * next: 2
             */
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

            /**
             * End the session for everyone. Answered by Done when the engine has enforced it.
             * next: 1
             */
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
             * Properties of an AdmitParticipant.
             * @deprecated Use auscult.signaling.v1.AdmitParticipant.$Properties instead.
             */
            interface IAdmitParticipant extends auscult.signaling.v1.AdmitParticipant.$Properties {
            }

            /**
             * Let somebody in who is held at the door. Answered by Done: they come in by a Join of their own.
             * next: 2
             */
            class AdmitParticipant {

                /**
                 * Constructs a new AdmitParticipant.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.AdmitParticipant.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AdmitParticipant participantId. */
                participantId: string;

                /**
                 * Encodes the specified AdmitParticipant message. Does not implicitly {@link auscult.signaling.v1.AdmitParticipant.verify|verify} messages.
                 * @param message AdmitParticipant message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.AdmitParticipant.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AdmitParticipant message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.AdmitParticipant & auscult.signaling.v1.AdmitParticipant.$Shape} AdmitParticipant
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.AdmitParticipant & auscult.signaling.v1.AdmitParticipant.$Shape;
            }

            namespace AdmitParticipant {

                /** Properties of an AdmitParticipant. */
                interface $Properties {

                    /** AdmitParticipant participantId */
                    participantId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AdmitParticipant. */
                type $Shape = auscult.signaling.v1.AdmitParticipant.$Properties;
            }

            /**
             * Properties of a TurnAway.
             * @deprecated Use auscult.signaling.v1.TurnAway.$Properties instead.
             */
            interface ITurnAway extends auscult.signaling.v1.TurnAway.$Properties {
            }

            /**
             * Send somebody away who is held at the door. Answered by Done.
             * next: 2
             */
            class TurnAway {

                /**
                 * Constructs a new TurnAway.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TurnAway.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TurnAway participantId. */
                participantId: string;

                /**
                 * Encodes the specified TurnAway message. Does not implicitly {@link auscult.signaling.v1.TurnAway.verify|verify} messages.
                 * @param message TurnAway message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.TurnAway.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TurnAway message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.TurnAway & auscult.signaling.v1.TurnAway.$Shape} TurnAway
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.TurnAway & auscult.signaling.v1.TurnAway.$Shape;
            }

            namespace TurnAway {

                /** Properties of a TurnAway. */
                interface $Properties {

                    /** TurnAway participantId */
                    participantId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TurnAway. */
                type $Shape = auscult.signaling.v1.TurnAway.$Properties;
            }

            /**
             * Properties of a GetLines.
             * @deprecated Use auscult.signaling.v1.GetLines.$Properties instead.
             */
            interface IGetLines extends auscult.signaling.v1.GetLines.$Properties {
            }

            /**
             * How everybody's line to the server is at this moment, for whoever looks at it: ask again as long as
             * one does. Answered by Lines.
             * next: 1
             */
            class GetLines {

                /**
                 * Constructs a new GetLines.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.GetLines.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified GetLines message. Does not implicitly {@link auscult.signaling.v1.GetLines.verify|verify} messages.
                 * @param message GetLines message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.GetLines.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetLines message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.GetLines & auscult.signaling.v1.GetLines.$Shape} GetLines
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.GetLines & auscult.signaling.v1.GetLines.$Shape;
            }

            namespace GetLines {

                /** Properties of a GetLines. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetLines. */
                type $Shape = auscult.signaling.v1.GetLines.$Properties;
            }

            /**
             * Properties of an AskToMute.
             * @deprecated Use auscult.signaling.v1.AskToMute.$Properties instead.
             */
            interface IAskToMute extends auscult.signaling.v1.AskToMute.$Properties {
            }

            /**
             * Ask somebody's client to mute a source. It does so by itself, and its person may unmute again;
             * what has to stay silent is a matter of the role. Answered by Done.
             * next: 3
             */
            class AskToMute {

                /**
                 * Constructs a new AskToMute.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.AskToMute.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AskToMute participantId. */
                participantId: string;

                /** "microphone", "camera", … */
                source: string;

                /**
                 * Encodes the specified AskToMute message. Does not implicitly {@link auscult.signaling.v1.AskToMute.verify|verify} messages.
                 * @param message AskToMute message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.AskToMute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AskToMute message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.AskToMute & auscult.signaling.v1.AskToMute.$Shape} AskToMute
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.AskToMute & auscult.signaling.v1.AskToMute.$Shape;
            }

            namespace AskToMute {

                /** Properties of an AskToMute. */
                interface $Properties {

                    /** AskToMute participantId */
                    participantId?: (string|null);

                    /** "microphone", "camera", … */
                    source?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AskToMute. */
                type $Shape = auscult.signaling.v1.AskToMute.$Properties;
            }

            /**
             * Properties of a ParticipantJoined.
             * @deprecated Use auscult.signaling.v1.ParticipantJoined.$Properties instead.
             */
            interface IParticipantJoined extends auscult.signaling.v1.ParticipantJoined.$Properties {
            }

            /**
             * Somebody came in.
             * next: 2
             */
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

            /**
             * Somebody is gone, and the tracks with it.
             * next: 3
             */
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

                /**
                 * "left", "lost" (did not come back in time), "joinedElsewhere", "removed", or an embedder's own
                 * word for a removal.
                 */
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

                    /**
                     * "left", "lost" (did not come back in time), "joinedElsewhere", "removed", or an embedder's own
                     * word for a removal.
                     */
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

            /**
             * Somebody's role or connection is another now. Everyone gets it, the person concerned too.
             * next: 4
             */
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

            /**
             * The session's name or access level is another now.
             * next: 2
             */
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

            /**
             * Somebody publishes something new.
             * next: 2
             */
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

            /**
             * A track is over.
             * next: 3
             */
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

            /**
             * The gate of a track closed or opened because its publisher's role changed.
             * next: 4
             */
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

            /**
             * A publisher muted or unmuted its track.
             * next: 4
             */
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

            /**
             * Which m-section of a SubscribeOffer carries which track.
             * next: 3
             */
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

            /**
             * The engine's offer for the connection that receives; to be answered with SubscribeAnswer.
             * next: 4
             */
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

            /**
             * The receiver's own role is another now.
             * next: 2
             */
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

            /**
             * The receiver was put out; the connection closes after it.
             * next: 2
             */
            class Removed {

                /**
                 * Constructs a new Removed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Removed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * "removed" (by hand), "joinedElsewhere" (the same person came in from another device), or the
                 * embedder's own word, e.g. "accessChanged".
                 */
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

                    /**
                     * "removed" (by hand), "joinedElsewhere" (the same person came in from another device), or the
                     * embedder's own word, e.g. "accessChanged".
                     */
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

            /**
             * The session is over for everyone; the connection closes after it.
             * next: 2
             */
            class SessionClosed {

                /**
                 * Constructs a new SessionClosed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SessionClosed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** "closed" (by a chair), "engineLost" (its media worker died), or the embedder's own word. */
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

                    /** "closed" (by a chair), "engineLost" (its media worker died), or the embedder's own word. */
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

            /**
             * Which encoding of a video track arrives, and why that one.
             * next: 5
             */
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

                /** Index of the encoding on the wire; absent: nothing is sent. */
                current?: (number|null);

                /** Index of the encoding decided upon; absent: none. */
                target?: (number|null);

                /** "preferred", "bandwidth:down", "notSent", "keyframePending", "gated", "hidden", or a newer word. */
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

                    /** Index of the encoding on the wire; absent: nothing is sent. */
                    current?: (number|null);

                    /** Index of the encoding decided upon; absent: none. */
                    target?: (number|null);

                    /** "preferred", "bandwidth:down", "notSent", "keyframePending", "gated", "hidden", or a newer word. */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LayerChanged. */
                type $Shape = auscult.signaling.v1.LayerChanged.$Properties;
            }

            /**
             * Properties of an Admitted.
             * @deprecated Use auscult.signaling.v1.Admitted.$Properties instead.
             */
            interface IAdmitted extends auscult.signaling.v1.Admitted.$Properties {
            }

            /**
             * The receiver was held at the door, and may come in: by another Join.
             * next: 1
             */
            class Admitted {

                /**
                 * Constructs a new Admitted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Admitted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Admitted message. Does not implicitly {@link auscult.signaling.v1.Admitted.verify|verify} messages.
                 * @param message Admitted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Admitted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Admitted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Admitted & auscult.signaling.v1.Admitted.$Shape} Admitted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Admitted & auscult.signaling.v1.Admitted.$Shape;
            }

            namespace Admitted {

                /** Properties of an Admitted. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Admitted. */
                type $Shape = auscult.signaling.v1.Admitted.$Properties;
            }

            /**
             * Properties of a HeldChanged.
             * @deprecated Use auscult.signaling.v1.HeldChanged.$Properties instead.
             */
            interface IHeldChanged extends auscult.signaling.v1.HeldChanged.$Properties {
            }

            /**
             * Who is held at the door: everybody, each time. For those who may admit them.
             * next: 2
             */
            class HeldChanged {

                /**
                 * Constructs a new HeldChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.HeldChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeldChanged held. */
                held: auscult.signaling.v1.ParticipantInfo.$Properties[];

                /**
                 * Encodes the specified HeldChanged message. Does not implicitly {@link auscult.signaling.v1.HeldChanged.verify|verify} messages.
                 * @param message HeldChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.HeldChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeldChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.HeldChanged & auscult.signaling.v1.HeldChanged.$Shape} HeldChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.HeldChanged & auscult.signaling.v1.HeldChanged.$Shape;
            }

            namespace HeldChanged {

                /** Properties of a HeldChanged. */
                interface $Properties {

                    /** HeldChanged held */
                    held?: (auscult.signaling.v1.ParticipantInfo.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeldChanged. */
                type $Shape = auscult.signaling.v1.HeldChanged.$Properties;
            }

            /**
             * Properties of a MuteAsked.
             * @deprecated Use auscult.signaling.v1.MuteAsked.$Properties instead.
             */
            interface IMuteAsked extends auscult.signaling.v1.MuteAsked.$Properties {
            }

            /**
             * Somebody who may has asked that the receiver mute a source.
             * next: 2
             */
            class MuteAsked {

                /**
                 * Constructs a new MuteAsked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.MuteAsked.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MuteAsked source. */
                source: string;

                /**
                 * Encodes the specified MuteAsked message. Does not implicitly {@link auscult.signaling.v1.MuteAsked.verify|verify} messages.
                 * @param message MuteAsked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.MuteAsked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MuteAsked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.MuteAsked & auscult.signaling.v1.MuteAsked.$Shape} MuteAsked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.MuteAsked & auscult.signaling.v1.MuteAsked.$Shape;
            }

            namespace MuteAsked {

                /** Properties of a MuteAsked. */
                interface $Properties {

                    /** MuteAsked source */
                    source?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MuteAsked. */
                type $Shape = auscult.signaling.v1.MuteAsked.$Properties;
            }

            /**
             * Properties of a SessionInfo.
             * @deprecated Use auscult.signaling.v1.SessionInfo.$Properties instead.
             */
            interface ISessionInfo extends auscult.signaling.v1.SessionInfo.$Properties {
            }

            /**
             * What a participant may know of the session it is in.
             * next: 4
             */
            class SessionInfo {

                /**
                 * Constructs a new SessionInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.SessionInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The embedder's own name of the session; not a secret, and no way in. */
                id: string;

                /** What people call it, e.g. "2020-04-15 09:30 Dr. Campo - New Patient Consult". */
                name: string;

                /** Who may come in: "invitation", "internal" or "private". */
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

                    /** The embedder's own name of the session; not a secret, and no way in. */
                    id?: (string|null);

                    /** What people call it, e.g. "2020-04-15 09:30 Dr. Campo - New Patient Consult". */
                    name?: (string|null);

                    /** Who may come in: "invitation", "internal" or "private". */
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

            /**
             * One presence in a session.
             * next: 5
             */
            class ParticipantInfo {

                /**
                 * Constructs a new ParticipantInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Unique in the session; the same when the same person comes back. */
                id: string;

                /** At most 80 characters; text, never markup. */
                displayName: string;

                /** "chair", "broadcaster", "viewer", "guest", or an embedder's own word. */
                role: string;

                /** "connected"; or "reconnecting" while its websocket or its media is lost and may come back. */
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

                    /** Unique in the session; the same when the same person comes back. */
                    id?: (string|null);

                    /** At most 80 characters; text, never markup. */
                    displayName?: (string|null);

                    /** "chair", "broadcaster", "viewer", "guest", or an embedder's own word. */
                    role?: (string|null);

                    /** "connected"; or "reconnecting" while its websocket or its media is lost and may come back. */
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

            /**
             * Media that a participant publishes.
             * next: 8
             */
            class TrackInfo {

                /**
                 * Constructs a new TrackInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.TrackInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Unique in the engine. */
                id: string;

                /** Who publishes it. */
                participantId: string;

                /** "audio" or "video". */
                kind: string;

                /** "camera", "microphone", "screen", "screenAudio", or an embedder's own word. */
                source: string;

                /** False while the publisher's role does not cover the source: nothing of it is forwarded. */
                open: boolean;

                /** The publisher says that it sends silence or no picture (see SetMuted). */
                muted: boolean;

                /**
                 * Encodings in ascending order of quality; one empty string for a track without simulcast.
                 * The index is the `spatial` of SetPreferredLayer and LayerChanged.
                 */
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

                    /** Unique in the engine. */
                    id?: (string|null);

                    /** Who publishes it. */
                    participantId?: (string|null);

                    /** "audio" or "video". */
                    kind?: (string|null);

                    /** "camera", "microphone", "screen", "screenAudio", or an embedder's own word. */
                    source?: (string|null);

                    /** False while the publisher's role does not cover the source: nothing of it is forwarded. */
                    open?: (boolean|null);

                    /** The publisher says that it sends silence or no picture (see SetMuted). */
                    muted?: (boolean|null);

                    /**
                     * Encodings in ascending order of quality; one empty string for a track without simulcast.
                     * The index is the `spatial` of SetPreferredLayer and LayerChanged.
                     */
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

            /**
             * What a role may do with media. All that is not granted is refused.
             * next: 3
             */
            class Grants {

                /**
                 * Constructs a new Grants.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Grants.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Sources that may be published. */
                publish: string[];

                /** Whether media of others is forwarded to this participant. */
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

                    /** Sources that may be published. */
                    publish?: (string[]|null);

                    /** Whether media of others is forwarded to this participant. */
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

            /**
             * The receiver's own standing in the session.
             * next: 3
             */
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

            /**
             * The request was carried out and there is nothing to say about it.
             * next: 1
             */
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

            /**
             * The request was refused; nothing of it was carried out.
             * next: 3
             */
            class Error {

                /**
                 * Constructs a new Error.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Error.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Stable and made for programs; every code stands in docs/signaling.md. */
                code: string;

                /** A sentence for developers and logs. Holds ids, never names. */
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

                    /** Stable and made for programs; every code stands in docs/signaling.md. */
                    code?: (string|null);

                    /** A sentence for developers and logs. Holds ids, never names. */
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

            /**
             * Answer to Join: all there is at this moment. What happens later comes as notices.
             * next: 7
             */
            class JoinResult {

                /**
                 * Constructs a new JoinResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.JoinResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The receiver's own. */
                participantId: string;

                /** For Resume. A secret; replaced at each resume. */
                resumeToken: string;

                /** JoinResult session. */
                session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                /** JoinResult self. */
                self?: (auscult.signaling.v1.Self.$Properties|null);

                /** Everyone inside, the receiver included. */
                participants: auscult.signaling.v1.ParticipantInfo.$Properties[];

                /** Everything published. */
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

                    /** The receiver's own. */
                    participantId?: (string|null);

                    /** For Resume. A secret; replaced at each resume. */
                    resumeToken?: (string|null);

                    /** JoinResult session */
                    session?: (auscult.signaling.v1.SessionInfo.$Properties|null);

                    /** JoinResult self */
                    self?: (auscult.signaling.v1.Self.$Properties|null);

                    /** Everyone inside, the receiver included. */
                    participants?: (auscult.signaling.v1.ParticipantInfo.$Properties[]|null);

                    /** Everything published. */
                    tracks?: (auscult.signaling.v1.TrackInfo.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinResult. */
                type $Shape = auscult.signaling.v1.JoinResult.$Properties;
            }

            /**
             * Properties of a Prepared.
             * @deprecated Use auscult.signaling.v1.Prepared.$Properties instead.
             */
            interface IPrepared extends auscult.signaling.v1.Prepared.$Properties {
            }

            /**
             * Answer to Prepare.
             * next: 2
             */
            class Prepared {

                /**
                 * Constructs a new Prepared.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Prepared.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** What Join would give at this moment. */
                self?: (auscult.signaling.v1.Self.$Properties|null);

                /**
                 * Encodes the specified Prepared message. Does not implicitly {@link auscult.signaling.v1.Prepared.verify|verify} messages.
                 * @param message Prepared message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Prepared.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Prepared message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Prepared & auscult.signaling.v1.Prepared.$Shape} Prepared
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Prepared & auscult.signaling.v1.Prepared.$Shape;
            }

            namespace Prepared {

                /** Properties of a Prepared. */
                interface $Properties {

                    /** What Join would give at this moment. */
                    self?: (auscult.signaling.v1.Self.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Prepared. */
                type $Shape = auscult.signaling.v1.Prepared.$Properties;
            }

            /**
             * Properties of a Held.
             * @deprecated Use auscult.signaling.v1.Held.$Properties instead.
             */
            interface IHeld extends auscult.signaling.v1.Held.$Properties {
            }

            /**
             * Answer to Join for whoever has to wait at the door until somebody inside admits them. The
             * connection stays as after Prepare, and its Join may come again: with another ticket, after an
             * Admitted notice. Whoever is turned away gets a Removed notice instead.
             * next: 1
             */
            class Held {

                /**
                 * Constructs a new Held.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Held.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified Held message. Does not implicitly {@link auscult.signaling.v1.Held.verify|verify} messages.
                 * @param message Held message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Held.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Held message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Held & auscult.signaling.v1.Held.$Shape} Held
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Held & auscult.signaling.v1.Held.$Shape;
            }

            namespace Held {

                /** Properties of a Held. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Held. */
                type $Shape = auscult.signaling.v1.Held.$Properties;
            }

            /**
             * Properties of a ResumeResult.
             * @deprecated Use auscult.signaling.v1.ResumeResult.$Properties instead.
             */
            interface IResumeResult extends auscult.signaling.v1.ResumeResult.$Properties {
            }

            /**
             * Answer to Resume. The missed notices follow it.
             * next: 2
             */
            class ResumeResult {

                /**
                 * Constructs a new ResumeResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ResumeResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Replaces the token that was presented, as soon as any request follows on this connection. */
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

                    /** Replaces the token that was presented, as soon as any request follows on this connection. */
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

            /**
             * An m-section of a Publish offer that was taken.
             * next: 3
             */
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

            /**
             * An m-section of a Publish offer that was refused.
             * next: 4
             */
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

                /** An error code, as in Error. */
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

                    /** An error code, as in Error. */
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

            /**
             * Answer to Publish.
             * next: 4
             */
            class PublishResult {

                /**
                 * Constructs a new PublishResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.PublishResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** The engine's answer to the offer. */
                sdp: string;

                /** PublishResult tracks. */
                tracks: auscult.signaling.v1.PublishedTrack.$Properties[];

                /** What the role does not allow; the m-section is inactive in the answer. */
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

                    /** The engine's answer to the offer. */
                    sdp?: (string|null);

                    /** PublishResult tracks */
                    tracks?: (auscult.signaling.v1.PublishedTrack.$Properties[]|null);

                    /** What the role does not allow; the m-section is inactive in the answer. */
                    refused?: (auscult.signaling.v1.RefusedTrack.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PublishResult. */
                type $Shape = auscult.signaling.v1.PublishResult.$Properties;
            }

            /**
             * Properties of a ParticipantLine.
             * @deprecated Use auscult.signaling.v1.ParticipantLine.$Properties instead.
             */
            interface IParticipantLine extends auscult.signaling.v1.ParticipantLine.$Properties {
            }

            /**
             * How one participant's line is, seen from the server; what is not known is absent.
             * next: 5
             */
            class ParticipantLine {

                /**
                 * Constructs a new ParticipantLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.ParticipantLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ParticipantLine participantId. */
                participantId: string;

                /** "udp" or "tcp". */
                protocol?: (string|null);

                /** There and back. */
                roundTripMs?: (number|null);

                /** Share of packets lost over the last seconds, 0 to 1, in the worse direction. */
                lost?: (number|null);

                /**
                 * Encodes the specified ParticipantLine message. Does not implicitly {@link auscult.signaling.v1.ParticipantLine.verify|verify} messages.
                 * @param message ParticipantLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.ParticipantLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ParticipantLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.ParticipantLine & auscult.signaling.v1.ParticipantLine.$Shape} ParticipantLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.ParticipantLine & auscult.signaling.v1.ParticipantLine.$Shape;
            }

            namespace ParticipantLine {

                /** Properties of a ParticipantLine. */
                interface $Properties {

                    /** ParticipantLine participantId */
                    participantId?: (string|null);

                    /** "udp" or "tcp". */
                    protocol?: (string|null);

                    /** There and back. */
                    roundTripMs?: (number|null);

                    /** Share of packets lost over the last seconds, 0 to 1, in the worse direction. */
                    lost?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ParticipantLine. */
                type $Shape = auscult.signaling.v1.ParticipantLine.$Properties;
            }

            /**
             * Properties of a Lines.
             * @deprecated Use auscult.signaling.v1.Lines.$Properties instead.
             */
            interface ILines extends auscult.signaling.v1.Lines.$Properties {
            }

            /**
             * Answer to GetLines: everyone inside whose media is connected, or was.
             * next: 2
             */
            class Lines {

                /**
                 * Constructs a new Lines.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Lines.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Lines lines. */
                lines: auscult.signaling.v1.ParticipantLine.$Properties[];

                /**
                 * Encodes the specified Lines message. Does not implicitly {@link auscult.signaling.v1.Lines.verify|verify} messages.
                 * @param message Lines message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: auscult.signaling.v1.Lines.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Lines message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {auscult.signaling.v1.Lines & auscult.signaling.v1.Lines.$Shape} Lines
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): auscult.signaling.v1.Lines & auscult.signaling.v1.Lines.$Shape;
            }

            namespace Lines {

                /** Properties of a Lines. */
                interface $Properties {

                    /** Lines lines */
                    lines?: (auscult.signaling.v1.ParticipantLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Lines. */
                type $Shape = auscult.signaling.v1.Lines.$Properties;
            }

            /**
             * Properties of a Response.
             * @deprecated Use auscult.signaling.v1.Response.$Properties instead.
             */
            interface IResponse extends auscult.signaling.v1.Response.$Properties {
            }

            /**
             * The one answer to one request.
             * next: 10
             */
            class Response {

                /**
                 * Constructs a new Response.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Response.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** That of the request; 0 when the frame could not be read that far. */
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

                /** Response prepared. */
                prepared?: (auscult.signaling.v1.Prepared.$Properties|null);

                /** Response held. */
                held?: (auscult.signaling.v1.Held.$Properties|null);

                /** Response lines. */
                lines?: (auscult.signaling.v1.Lines.$Properties|null);

                /** Response outcome. */
                outcome?: ("done"|"error"|"joined"|"resumed"|"published"|"prepared"|"held"|"lines");

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

                    /** That of the request; 0 when the frame could not be read that far. */
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

                    /** Response prepared */
                    prepared?: (auscult.signaling.v1.Prepared.$Properties|null);

                    /** Response held */
                    held?: (auscult.signaling.v1.Held.$Properties|null);

                    /** Response lines */
                    lines?: (auscult.signaling.v1.Lines.$Properties|null);

                    /** Response outcome */
                    outcome?: ("done"|"error"|"joined"|"resumed"|"published"|"prepared"|"held"|"lines");

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
                  prepared?: auscult.signaling.v1.Prepared.$Shape|null;
                  held?: auscult.signaling.v1.Held.$Shape|null;
                  lines?: auscult.signaling.v1.Lines.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ outcome?: undefined; done?: null; error?: null; joined?: null; resumed?: null; published?: null; prepared?: null; held?: null; lines?: null }|{ outcome?: "done"; done: auscult.signaling.v1.Done.$Shape; error?: null; joined?: null; resumed?: null; published?: null; prepared?: null; held?: null; lines?: null }|{ outcome?: "error"; done?: null; error: auscult.signaling.v1.Error.$Shape; joined?: null; resumed?: null; published?: null; prepared?: null; held?: null; lines?: null }|{ outcome?: "joined"; done?: null; error?: null; joined: auscult.signaling.v1.JoinResult.$Shape; resumed?: null; published?: null; prepared?: null; held?: null; lines?: null }|{ outcome?: "resumed"; done?: null; error?: null; joined?: null; resumed: auscult.signaling.v1.ResumeResult.$Shape; published?: null; prepared?: null; held?: null; lines?: null }|{ outcome?: "published"; done?: null; error?: null; joined?: null; resumed?: null; published: auscult.signaling.v1.PublishResult.$Shape; prepared?: null; held?: null; lines?: null }|{ outcome?: "prepared"; done?: null; error?: null; joined?: null; resumed?: null; published?: null; prepared: auscult.signaling.v1.Prepared.$Shape; held?: null; lines?: null }|{ outcome?: "held"; done?: null; error?: null; joined?: null; resumed?: null; published?: null; prepared?: null; held: auscult.signaling.v1.Held.$Shape; lines?: null }|{ outcome?: "lines"; done?: null; error?: null; joined?: null; resumed?: null; published?: null; prepared?: null; held?: null; lines: auscult.signaling.v1.Lines.$Shape })
                );
            }

            /**
             * Properties of a Notice.
             * @deprecated Use auscult.signaling.v1.Notice.$Properties instead.
             */
            interface INotice extends auscult.signaling.v1.Notice.$Properties {
            }

            /**
             * What the server tells on its own account.
             * next: 18
             */
            class Notice {

                /**
                 * Constructs a new Notice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: auscult.signaling.v1.Notice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * 1, 2, 3, … for each participant, without holes, also across a resume. 32 bits: at a thousand
                 * notices a second they last for seven weeks, and JavaScript needs no 64-bit integers.
                 */
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

                /** Notice admitted. */
                admitted?: (auscult.signaling.v1.Admitted.$Properties|null);

                /** Notice heldChanged. */
                heldChanged?: (auscult.signaling.v1.HeldChanged.$Properties|null);

                /** Notice muteAsked. */
                muteAsked?: (auscult.signaling.v1.MuteAsked.$Properties|null);

                /** An arm that the client does not know still counts for `last_notice`, and is otherwise ignored. */
                notice?: ("participantJoined"|"participantLeft"|"participantChanged"|"trackPublished"|"trackEnded"|"trackGate"|"trackMuted"|"subscribeOffer"|"roleChanged"|"removed"|"sessionClosed"|"layerChanged"|"sessionChanged"|"admitted"|"heldChanged"|"muteAsked");

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

                    /**
                     * 1, 2, 3, … for each participant, without holes, also across a resume. 32 bits: at a thousand
                     * notices a second they last for seven weeks, and JavaScript needs no 64-bit integers.
                     */
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

                    /** Notice admitted */
                    admitted?: (auscult.signaling.v1.Admitted.$Properties|null);

                    /** Notice heldChanged */
                    heldChanged?: (auscult.signaling.v1.HeldChanged.$Properties|null);

                    /** Notice muteAsked */
                    muteAsked?: (auscult.signaling.v1.MuteAsked.$Properties|null);

                    /** An arm that the client does not know still counts for `last_notice`, and is otherwise ignored. */
                    notice?: ("participantJoined"|"participantLeft"|"participantChanged"|"trackPublished"|"trackEnded"|"trackGate"|"trackMuted"|"subscribeOffer"|"roleChanged"|"removed"|"sessionClosed"|"layerChanged"|"sessionChanged"|"admitted"|"heldChanged"|"muteAsked");

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
                  admitted?: auscult.signaling.v1.Admitted.$Shape|null;
                  heldChanged?: auscult.signaling.v1.HeldChanged.$Shape|null;
                  muteAsked?: auscult.signaling.v1.MuteAsked.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ notice?: undefined; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "participantJoined"; participantJoined: auscult.signaling.v1.ParticipantJoined.$Shape; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "participantLeft"; participantJoined?: null; participantLeft: auscult.signaling.v1.ParticipantLeft.$Shape; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "participantChanged"; participantJoined?: null; participantLeft?: null; participantChanged: auscult.signaling.v1.ParticipantChanged.$Shape; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "trackPublished"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished: auscult.signaling.v1.TrackPublished.$Shape; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "trackEnded"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded: auscult.signaling.v1.TrackEnded.$Shape; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "trackGate"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate: auscult.signaling.v1.TrackGate.$Shape; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "trackMuted"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted: auscult.signaling.v1.TrackMuted.$Shape; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "subscribeOffer"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer: auscult.signaling.v1.SubscribeOffer.$Shape; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "roleChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged: auscult.signaling.v1.RoleChanged.$Shape; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "removed"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed: auscult.signaling.v1.Removed.$Shape; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "sessionClosed"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed: auscult.signaling.v1.SessionClosed.$Shape; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "layerChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged: auscult.signaling.v1.LayerChanged.$Shape; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "sessionChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged: auscult.signaling.v1.SessionChanged.$Shape; admitted?: null; heldChanged?: null; muteAsked?: null }|{ notice?: "admitted"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted: auscult.signaling.v1.Admitted.$Shape; heldChanged?: null; muteAsked?: null }|{ notice?: "heldChanged"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged: auscult.signaling.v1.HeldChanged.$Shape; muteAsked?: null }|{ notice?: "muteAsked"; participantJoined?: null; participantLeft?: null; participantChanged?: null; trackPublished?: null; trackEnded?: null; trackGate?: null; trackMuted?: null; subscribeOffer?: null; roleChanged?: null; removed?: null; sessionClosed?: null; layerChanged?: null; sessionChanged?: null; admitted?: null; heldChanged?: null; muteAsked: auscult.signaling.v1.MuteAsked.$Shape })
                );
            }

            /**
             * Properties of a ServerMessage.
             * @deprecated Use auscult.signaling.v1.ServerMessage.$Properties instead.
             */
            interface IServerMessage extends auscult.signaling.v1.ServerMessage.$Properties {
            }

            /**
             * One websocket frame from the server.
             * next: 3
             */
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
