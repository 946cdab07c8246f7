export { parseRtcp } from './parse.ts';
export {
  createTransportFeedback,
  readTransportFeedback,
  statusesAt,
  writeTransportFeedback,
} from './transport-feedback.ts';
export type { TransportFeedback } from './transport-feedback.ts';
export { createReportBlock, createSenderInfo } from './types.ts';
export type { ReportBlock, RtcpHandler, SenderInfo } from './types.ts';
export {
  beginReceiverReport,
  endReceiverReport,
  writeCname,
  writeNack,
  writePictureLoss,
  writeReportBlock,
  writeSenderReport,
} from './write.ts';
