import { alert, type Html, type Part } from '@mio/pages';
import { isFailure } from '@mio/runtime';

/** One part of a page: what a service answered, or that it could not now. */
export type Shown<T> = { readonly value: T } | { readonly missing: string };

/** Waits for a part. A service that is down, or fails, costs only its own part; a refusal or a missing thing is for the whole page. */
export async function part<T>(name: string, asked: Promise<T>): Promise<Shown<T>> {
  try {
    return { value: await asked };
  } catch (error) {
    if (isFailure(error) && error.kind !== 'unavailable') throw error;
    return { missing: name };
  }
}

export const show = <T>(shown: Shown<T>, render: (value: T) => Part): Part => ('value' in shown ? render(shown.value) : unavailable(shown.missing));

const unavailable = (name: string): Html =>
  alert({
    kind: 'warning',
    text: `Dit onderdeel is nu niet te bereiken: ${name}. De rest van de pagina klopt wel. Laad de pagina over een minuut opnieuw.`,
  });
