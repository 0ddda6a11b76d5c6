// Generated from tools/facts by `deno task generate`; do not edit.
import type { SchemaSet } from "../../node.ts";

export const documentIngestion: SchemaSet = {
  AzureCredentials: {
    type: "object",
    fields: [{ name: "account_key", type: "string", required: false }, {
      name: "sas_token",
      type: "string",
      required: false,
    }],
  },
  ConfluenceCredentials: {
    type: "object",
    fields: [{ name: "username", type: "string", required: true }, {
      name: "password",
      type: "string",
      required: true,
    }],
  },
  GCSCredentials: {
    type: "object",
    fields: [{
      name: "service_account_json_key",
      type: "string",
      required: true,
    }],
  },
  IngestFromAzureBlobStorageBody: {
    type: "object",
    fields: [
      { name: "container", type: "string", required: true },
      {
        name: "paths",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "account_name", type: "string", required: true },
      { name: "credentials", ref: "AzureCredentials", required: false },
      {
        name: "metadata",
        type: "map",
        values: { type: "any" },
        required: false,
      },
    ],
  },
  IngestFromConfluenceBody: {
    type: "object",
    fields: [
      { name: "base_url", type: "string", required: true },
      {
        name: "page_ids",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      {
        name: "include_attachments",
        type: "boolean",
        default: false,
        required: false,
      },
      { name: "credentials", ref: "ConfluenceCredentials", required: true },
      {
        name: "metadata",
        type: "map",
        values: { type: "any" },
        required: false,
      },
    ],
  },
  IngestFromFileSystemBody: {
    type: "object",
    fields: [{ name: "root_dir", type: "string", required: true }, {
      name: "glob",
      type: "string",
      required: true,
    }],
  },
  IngestFromGcsBody: {
    type: "object",
    fields: [
      {
        name: "urls",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "credentials", ref: "GCSCredentials", required: false },
      {
        name: "metadata",
        type: "map",
        values: { type: "any" },
        required: false,
      },
    ],
  },
  IngestFromS3Body: {
    type: "object",
    fields: [
      {
        name: "urls",
        type: "array",
        items: { type: "string" },
        required: true,
      },
      { name: "region", type: "string", default: "us-east-1", required: false },
      { name: "credentials", ref: "S3Credentials", required: false },
      {
        name: "metadata",
        type: "map",
        values: { type: "any" },
        required: false,
      },
    ],
  },
  IngestFromSharepointOnlineBody: {
    type: "object",
    fields: [{
      name: "entries",
      type: "array",
      items: { ref: "SharepointIngestionEntry" },
      required: true,
    }, {
      name: "credentials",
      ref: "SharepointOnlineCredentials",
      required: true,
    }, {
      name: "metadata",
      type: "map",
      values: { type: "any" },
      required: false,
    }],
  },
  IngestFromWebsiteBody: {
    type: "object",
    fields: [{ name: "url", type: "string", required: true }],
  },
  IngestUploadBody: {
    type: "object",
    fields: [{
      name: "metadata",
      type: "map",
      values: { type: "any" },
      required: false,
    }],
  },
  S3Credentials: {
    type: "object",
    fields: [
      { name: "use_irsa", type: "boolean", default: false, required: false },
      { name: "access_key_id", type: "string", required: false },
      { name: "secret_access_key", type: "string", required: false },
      { name: "session_token", type: "string", required: false },
      { name: "role_arn", type: "string", required: false },
      { name: "external_id", type: "string", required: false },
      { name: "endpoint_url", type: "string", required: false },
    ],
  },
  SharepointIngestionEntry: {
    type: "object",
    fields: [
      { name: "name", type: "string", required: false },
      {
        name: "entry_type",
        type: "string",
        enum: ["site", "drive", "drive_by_id", "directory", "file"],
        required: true,
      },
      { name: "web_url", type: "string", required: false },
      { name: "drive_id", type: "string", required: false },
      { name: "object_id", type: "string", required: false },
    ],
  },
  SharepointOnlineCredentials: {
    type: "object",
    fields: [
      {
        name: "auth_type",
        type: "string",
        enum: ["app", "user"],
        default: "app",
        required: false,
      },
      { name: "tenant_name", type: "string", required: false },
      { name: "client_id", type: "string", required: false },
      { name: "client_secret", type: "string", required: false },
      { name: "user_id", type: "string", required: false },
      { name: "connector_id", type: "string", required: false },
      {
        name: "admin_enumerate_drives",
        type: "boolean",
        default: false,
        required: false,
      },
    ],
  },
  UploadedFile: {
    type: "object",
    fields: [{ name: "id", type: "string", required: true }, {
      name: "filename",
      type: "string",
      required: true,
    }],
  },
};
