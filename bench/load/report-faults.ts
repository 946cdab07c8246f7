import { describeComplaints, sumComplaints } from '../peer/strict-receiver.ts';
import type { Complaints } from '../peer/strict-receiver.ts';
import type { LoadReport } from './load-process.ts';

/** What strict receivers hold against a server, over one or several reports of other receivers. */
export function reportFaults(reports: readonly LoadReport[]): {
  readonly complaints: Complaints;
  readonly faults: readonly string[];
} {
  const tracks = reports.flatMap((report) => report.tracks);
  const complaints = sumComplaints(tracks.map((track) => track.complaints));
  const faults = describeComplaints(complaints);
  const sum = (of: 'refused' | 'reused') => reports.reduce((total, one) => total + one[of], 0);
  if (sum('refused') > 0) faults.push(`${sum('refused')} packets failed authentication`);
  if (sum('reused') > 0) {
    faults.push(`${sum('reused')} packets came under an index that was used before`);
  }
  return { complaints, faults };
}
