/**
 * The content security policy of the window, on every host: nothing but the program's own files, no inline script or
 * style, no frame. Source: design of the desktop host; directives of CSP level 3.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
