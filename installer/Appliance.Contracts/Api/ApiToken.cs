namespace Appliance.Contracts.Api;

/// <summary>What the SSO token endpoint answers. <paramref name="Exp"/> is in milliseconds since 1970-01-01 UTC, as text.</summary>
public sealed record ApiToken(string AccessToken, string Scope, string Exp, string TokenType);
