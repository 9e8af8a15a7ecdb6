namespace Appliance.Modules.Engine;

/// <summary>How an attempt to log in ended.</summary>
/// <param name="Token">The token of a login that succeeded. A secret.</param>
/// <param name="Explanation">The engine's own words for one that did not.</param>
internal sealed record LoginResult(LoginState State, string? Token, string Explanation)
{
    /// <summary>Says nothing of the token.</summary>
    public override string ToString() => State.ToString();
}

internal enum LoginState
{
    LoggedIn,

    /// <summary>The name or the password is wrong.</summary>
    Refused,

    /// <summary>The account is locked for a while, or this machine asked too often.</summary>
    TooMany,
}
