import { arch, availableParallelism, cpus, platform } from 'node:os';

/** What figures were measured on; part of every report. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly platform: string;
  readonly node: string;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  };
}

export function writeMachine({ cpu, cores, platform: system, node }: Machine): string {
  return `${cpu}, ${cores} cores, ${system}, Node ${node}`;
}
