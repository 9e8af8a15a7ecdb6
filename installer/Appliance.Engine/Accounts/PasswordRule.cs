namespace Appliance.Engine.Accounts;

/// <summary>What can be a password at all. How strong it must be, setup decides when it asks for it.</summary>
internal static class PasswordRule
{
    public const int Longest = 1024;

    /// <summary>Why the password cannot be used, or null.</summary>
    public static string? Refuse(string? password) => password switch
    {
        null or "" => "The password is empty. Give it as one line on standard input.",
        { Length: > Longest } => $"The password is longer than {Longest} characters.",
        _ when password.Any(char.IsControl) => "The password holds a control character, which no login form can send.",
        _ => null,
    };
}
