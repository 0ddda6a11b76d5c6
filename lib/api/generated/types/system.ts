// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `H2OGPTGPUInfo`. */
export interface H2OGPTGPUInfo {
  /** Name. */
  readonly name: string;
  /** Temperature. */
  readonly temperature?: number;
  /** Utilization. */
  readonly utilization?: number;
  /** Memory total. */
  readonly memory_total?: number;
  /** Memory used. */
  readonly memory_used?: number;
  /** Power usage. */
  readonly power_usage?: number;
  /** Fan speed. */
  readonly fan_speed?: number;
}

/** The API's schema `H2OGPTSystemInfo`. */
export interface H2OGPTSystemInfo {
  /** Timestamp. */
  readonly timestamp: string;
  /** Uptime seconds. */
  readonly uptime_seconds: number;
  /** Hostname. */
  readonly hostname: string;
  /** Os name. */
  readonly os_name: string;
  /** Os version. */
  readonly os_version: string;
  /** Kernel version. */
  readonly kernel_version: string;
  /** Cpu count physical. */
  readonly cpu_count_physical: number;
  /** Cpu count logical. */
  readonly cpu_count_logical: number;
  /** Cpu percent per cpu. */
  readonly cpu_percent_per_cpu: readonly number[];
  /** Cpu freq current. */
  readonly cpu_freq_current: number;
  /** Cpu freq min. */
  readonly cpu_freq_min: number;
  /** Cpu freq max. */
  readonly cpu_freq_max: number;
  /** Cpu temperature. */
  readonly cpu_temperature?: number;
  /** Load avg 1min. */
  readonly load_avg_1min: number;
  /** Load avg 5min. */
  readonly load_avg_5min: number;
  /** Load avg 15min. */
  readonly load_avg_15min: number;
  /** Memory total. */
  readonly memory_total: number;
  /** Memory available. */
  readonly memory_available: number;
  /** Memory used. */
  readonly memory_used: number;
  /** Memory percent. */
  readonly memory_percent: number;
  /** Swap total. */
  readonly swap_total: number;
  /** Swap used. */
  readonly swap_used: number;
  /** Swap percent. */
  readonly swap_percent: number;
  /** Disk partitions. */
  readonly disk_partitions: readonly Readonly<Record<string, string>>[];
  /** Disk usage. */
  readonly disk_usage: Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  /** Disk io counters. */
  readonly disk_io_counters: Readonly<Record<string, number>>;
  /** Network interfaces. */
  readonly network_interfaces: readonly string[];
  /** Network io counters. */
  readonly network_io_counters: Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  /** Network connections count. */
  readonly network_connections_count: number;
  /** Gpus. */
  readonly gpus: readonly H2OGPTGPUInfo[];
  /** Process count. */
  readonly process_count: number;
  /** Top processes cpu. */
  readonly top_processes_cpu: readonly Readonly<Record<string, unknown>>[];
  /** Top processes memory. */
  readonly top_processes_memory: readonly Readonly<Record<string, unknown>>[];
}
