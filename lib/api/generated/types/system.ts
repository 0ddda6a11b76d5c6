// Generated from tools/facts by `deno task generate`; do not edit.

/** The API's schema `H2OGPTGPUInfo`. */
export interface H2OGPTGPUInfo {
  readonly name: string;
  readonly temperature?: number;
  readonly utilization?: number;
  readonly memory_total?: number;
  readonly memory_used?: number;
  readonly power_usage?: number;
  readonly fan_speed?: number;
}

/** The API's schema `H2OGPTSystemInfo`. */
export interface H2OGPTSystemInfo {
  readonly timestamp: string;
  readonly uptime_seconds: number;
  readonly hostname: string;
  readonly os_name: string;
  readonly os_version: string;
  readonly kernel_version: string;
  readonly cpu_count_physical: number;
  readonly cpu_count_logical: number;
  readonly cpu_percent_per_cpu: readonly number[];
  readonly cpu_freq_current: number;
  readonly cpu_freq_min: number;
  readonly cpu_freq_max: number;
  readonly cpu_temperature?: number;
  readonly load_avg_1min: number;
  readonly load_avg_5min: number;
  readonly load_avg_15min: number;
  readonly memory_total: number;
  readonly memory_available: number;
  readonly memory_used: number;
  readonly memory_percent: number;
  readonly swap_total: number;
  readonly swap_used: number;
  readonly swap_percent: number;
  readonly disk_partitions: readonly Readonly<Record<string, string>>[];
  readonly disk_usage: Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  readonly disk_io_counters: Readonly<Record<string, number>>;
  readonly network_interfaces: readonly string[];
  readonly network_io_counters: Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  readonly network_connections_count: number;
  readonly gpus: readonly H2OGPTGPUInfo[];
  readonly process_count: number;
  readonly top_processes_cpu: readonly Readonly<Record<string, unknown>>[];
  readonly top_processes_memory: readonly Readonly<Record<string, unknown>>[];
}
