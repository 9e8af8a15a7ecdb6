namespace Appliance.Engine.Accounts;

/// <summary>A token as it is handed out, once.</summary>
internal sealed record IssuedToken(string Value, DateTimeOffset Expires);
