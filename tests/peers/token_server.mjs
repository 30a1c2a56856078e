// oidc-provider as a token server: `node token_server.mjs TTL`, prints its port.
//
// It rotates refresh tokens, and takes one that comes twice for theft: the grant is dead then.
// GET  /__seed   a first refresh token, without a browser
// GET  /__check  200 or 401 for a bearer
import { createServer } from "node:http";
import Provider from "oidc-provider";

const ttl = Number(process.argv[2]);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const port = server.address().port;
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: "cid",
        client_secret: "csecret",
        redirect_uris: ["https://app.test/callback"],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    pkce: { required: () => true },
    scopes: ["openid", "offline_access"],
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    ttl: { AccessToken: ttl, RefreshToken: 3600, Grant: 3600, AuthorizationCode: 60, Session: 3600, Interaction: 600 },
    features: { revocation: { enabled: true } },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    cookies: { keys: ["only-for-tests"] },
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (request.url === "/__seed") {
      const client = await provider.Client.find("cid");
      const grant = new provider.Grant({ accountId: "somebody", clientId: "cid" });
      grant.addOIDCScope("openid offline_access");
      const grantId = await grant.save();
      const token = new provider.RefreshToken({
        accountId: "somebody", client, grantId, scope: "openid offline_access",
        gty: "authorization_code", rotations: 0, iiat: Math.floor(Date.now() / 1000),
      });
      return response.end(await token.save());
    }
    if (request.url.startsWith("/__check")) {
      const value = (request.headers.authorization ?? "").replace("Bearer ", "");
      const token = value && (await provider.AccessToken.find(value));
      response.writeHead(token ? 200 : 401, { "content-type": "application/json" });
      return response.end(JSON.stringify(token ? { success: true, data: { id: 7 } } : { success: false }));
    }
    return answer(request, response);
  });
  console.log(port);
});
