export function toJson(stream: ReadableStream): Promise<unknown>;
