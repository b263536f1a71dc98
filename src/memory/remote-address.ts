/** Takes name and password out of a remote's address, which is kept where others may see it. */
export function addressWithoutCredentials(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}
