/** The channel on which a window calls: `(name, input) -> Reply`. */
export const CALL_CHANNEL = 'claimwright:call';

/** The channel on which a window hears events, each a plain `HostEvent`. */
export const EVENT_CHANNEL = 'claimwright:event';
