import { port, text, url, wholeNumber } from '@mio/runtime';
import { addressOf, houseConfig } from '@mio/service';

/** The only reader of intake's environment. */
export const config = houseConfig.extend({
  MIO_HTTP_PORT: port(),
  MIO_HTTP_HOST: text('the address to listen on').default('127.0.0.1'),
  /** How the outside world reaches these pages; the private links begin with it. */
  MIO_PUBLIC_URL: url('http', 'https').transform((address) => address.replace(/\/+$/, '')),
  /** Requests a minute from one address: questions asked, and private links tried. */
  MIO_RATE_LIMIT: wholeNumber('requests a minute from one address', 1).default(60),
  /** Addresses of the proxies whose X-Forwarded-For is believed, separated by commas; none by default. */
  MIO_TRUSTED_PROXIES: text('addresses or networks of trusted proxies, separated by commas').optional(),
  /** Cases with something that NATS has not taken yet: with more than so many no question is taken in. */
  MIO_MOST_UNSAID: wholeNumber('cases that may wait for NATS', 1).default(100_000),
  MIO_DIRECTORY: addressOf.MIO_DIRECTORY,
  MIO_CASEWORK: addressOf.MIO_CASEWORK,
});
