import type { CommandLine } from 'electron';

/**
 * Chromium's own switches for a program that never uses the network. A proxy would look names up by itself, so there is
 * none; WebRTC would send packets past resolver and proxy, so it gets no UDP.
 */
const SWITCHES: ReadonlyArray<readonly [name: string, value?: string]> = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['dns-prefetch-disable'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
];

/** Cuts Chromium off from the network. Must be called before the application is ready. */
export function cutOffNetwork(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of SWITCHES) commandLine.appendSwitch(name, value);
}
