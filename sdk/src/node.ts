/** What needs a disk: the address book's records, and outboxes that outlive the process. */
export { DEPLOYMENTS_FOLDER, readDeployment } from "./deployments/folder.js";
export { diskFiles, type DurableFiles } from "./sending/durable-files.js";
export { FolderOutbox } from "./sending/folder-outbox.js";
