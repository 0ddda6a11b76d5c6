import { decodeText } from "../../formats/mod.ts";
import { archiveContent } from "./_archive.ts";
import { binaryContent } from "./_binary.ts";
import { delimitedContent } from "./_csv.ts";
import { jsonContent, jsonLinesContent, yamlContent } from "./_data.ts";
import { pdfContent } from "./_document.ts";
import type { Content, PreviewFile } from "./_file.ts";
import { remark } from "./_frame.ts";
import { notebookContent } from "./_notebook.ts";
import { pictureContent } from "./_picture.ts";
import { playerContent } from "./_player.ts";
import { htmlContent, markdownContent, textContent } from "./_text.ts";

/** What is in the file, by its kind. */
export async function contentOf(file: PreviewFile): Promise<Content> {
  const { bytes, isWhole, kind } = file;
  if (bytes.length === 0 && isWhole) {
    const isTable = kind.kind === "csv" || kind.kind === "tsv";
    return {
      facts: [isTable ? "0 rows" : "empty"],
      view: remark("The file is empty"),
    };
  }
  switch (kind.kind) {
    case "png":
    case "jpeg":
    case "gif":
    case "webp":
    case "avif":
    case "bmp":
    case "ico":
      return pictureContent(file);
    case "svg":
      // Of one that is too large to show, its source still can be read.
      if (isWhole) return pictureContent(file);
      break;
    case "audio":
    case "video":
      return await playerContent(file);
    case "zip":
      return await archiveContent(file);
    case "pdf":
      return await pdfContent(file);
    case "gzip":
    case "archive":
    case "tiff":
    case "binary":
      return await binaryContent(file);
  }
  const { text, encoding } = decodeText(bytes, { partial: !isWhole });
  // What was read first looked like text, what followed does not.
  if (encoding === "binary") return await binaryContent(file);
  const content = textKind(file, text);
  return encoding === "utf-8"
    ? content
    : { ...content, facts: [...content.facts, encoding] };
}

function textKind(file: PreviewFile, text: string): Content {
  const { kind } = file;
  switch (kind.kind) {
    case "csv":
    case "tsv":
      return delimitedContent(file, text);
    case "json":
      return jsonContent(file, text);
    case "jsonl":
      return jsonLinesContent(file, text);
    case "yaml":
      return yamlContent(file, text);
    case "markdown":
      return markdownContent(file, text);
    case "html":
      return htmlContent(file, text);
    case "notebook":
      return notebookContent(file, text);
    case "svg":
      return textContent(file, text, "xml", [
        "Shown as text: the picture is too large for a notebook",
      ]);
    default:
      return textContent(file, text, kind.language ?? "");
  }
}
