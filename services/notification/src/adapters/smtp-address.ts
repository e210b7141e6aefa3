/** Where the mail server is. Credentials only where the URL has them. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS whenever the server offers it. */
  readonly secure: boolean;
  readonly user: string;
  readonly pass: string;
}

/** `smtp://host:port`, `smtps://user:password@host:port`. */
export function smtpAddress(url: string): SmtpAddress {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    user: decodeURIComponent(username),
    pass: decodeURIComponent(password),
  };
}
