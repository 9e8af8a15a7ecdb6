namespace Appliance.Engine.Accounts;

/// <summary>Names people log in with.</summary>
internal static class LoginName
{
    /// <summary>The administrator, by the exact name every interface takes.</summary>
    public const string Administrator = "admin@internal";

    private const string Profile = "@internal";

    /// <summary>The exact name for what was typed: a name without a profile is in the internal one, so <c>admin</c> works too.</summary>
    public static string Exact(string typed)
    {
        var name = typed.Trim().ToLowerInvariant();
        return name.Contains('@') ? name : name + Profile;
    }
}
