import type { HardhatPlugin } from "hardhat/types/plugins";

const FROM_DEPENDENCY = /-->\s+(\.\/)?node_modules\//;
// The compiler adds this note once dependencies alone have filled its list.
const LIST_FULL = "There are more than 256 warnings";

/** Hides compiler warnings about code that is not ours: forge-std alone has hundreds. */
export const quietDependencies: HardhatPlugin = {
  id: "tradelane-quiet-dependencies",
  hookHandlers: {
    solidity: () =>
      Promise.resolve({
        default: () =>
          Promise.resolve({
            async getCompilationJobErrors(context, job, output, next) {
              const messages = await next(context, job, output);
              return messages.filter(
                ({ severity, message, formattedMessage = "" }) =>
                  severity === "error" || !(FROM_DEPENDENCY.test(formattedMessage) || message.includes(LIST_FULL)),
              );
            },
          }),
      }),
  },
};
