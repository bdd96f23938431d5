/**
 * Starts a watch that counts what this process works, in milliseconds of a core, and not what it waits for others: the tests of a
 * busy machine must not fail for its being busy.
 */
export function workWatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
