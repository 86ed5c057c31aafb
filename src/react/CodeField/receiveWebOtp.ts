interface OtpCredential extends Credential {
  code: string;
}

/**
 * Waits for the code of the next message to this device that names this origin (WebOTP, Chromium on Android).
 * Gives `null` where there is no such thing, and when the wait is aborted, refused or forbidden: a code that
 * does not come by itself is typed, so none of this is an error.
 */
export async function receiveWebOtp(signal: AbortSignal): Promise<string | null> {
  if (!('OTPCredential' in globalThis)) return null;
  const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
  try {
    const credential = (await navigator.credentials.get(request)) as OtpCredential | null;
    return signal.aborted || !credential ? null : credential.code;
  } catch {
    return null;
  }
}
