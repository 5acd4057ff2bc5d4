/** Khóa truy cập (WebAuthn): hỏi máy lấy khóa, đặt câu trả lời vào biểu mẫu rồi gửi đi. */
type Options = { publicKey: Record<string, unknown> };

const bytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0)).buffer;
};

const text = (buffer: ArrayBuffer | null): string | null =>
  buffer &&
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list as { id: string; type: "public-key" }[] | undefined) ?? []).map((one) => ({
    ...one,
    id: bytes(one.id),
  }));

async function create({ publicKey }: Options): Promise<object> {
  const user = publicKey.user as { id: string };
  const options = {
    ...publicKey,
    challenge: bytes(publicKey.challenge as string),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: known(publicKey.excludeCredentials),
    // A key that is to replace the password has to be found without a name, and has to ask who
    // holds it.
    authenticatorSelection: {
      ...(publicKey.authenticatorSelection as object),
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey: options })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    ...common(made),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      attestationObject: text(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function prove({ publicKey }: Options): Promise<object> {
  const options = {
    ...publicKey,
    challenge: bytes(publicKey.challenge as string),
    allowCredentials: known(publicKey.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
  const found = (await navigator.credentials.get({ publicKey: options })) as PublicKeyCredential;
  const response = found.response as AuthenticatorAssertionResponse;
  return {
    ...common(found),
    response: {
      clientDataJSON: text(response.clientDataJSON),
      authenticatorData: text(response.authenticatorData),
      signature: text(response.signature),
      userHandle: text(response.userHandle),
    },
  };
}

const common = (key: PublicKeyCredential) => ({
  id: key.id,
  rawId: text(key.rawId),
  type: key.type,
  clientExtensionResults: key.getClientExtensionResults(),
});

/** The challenge of a sign-in is fetched when it is asked for, so that it is never stale. */
async function challenge(form: HTMLFormElement): Promise<Options> {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return ((await answer.json()) as { request_options: Options }).request_options;
}

async function answer(form: HTMLFormElement): Promise<object> {
  if (form.dataset.passkey === "sign-in") return prove(await challenge(form));
  const given = JSON.parse(form.dataset.options ?? "{}") as Record<string, Options>;
  if (form.dataset.passkey === "create") return create(given.creation_options!);
  return prove(given.request_options!);
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  const said = form.querySelector<HTMLElement>("[data-passkey-said]");
  const tell = (why: string | undefined) => {
    if (!said || !why) return;
    said.textContent = why;
    said.hidden = false;
  };
  if (!window.PublicKeyCredential) {
    tell(said?.dataset.missing);
    continue;
  }
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (said) said.hidden = true;
    try {
      const found = await answer(form);
      form.querySelector<HTMLInputElement>("[name=credential]")!.value = JSON.stringify(found);
      form.submit();
    } catch {
      tell(said?.dataset.refused);
    }
  });
}
