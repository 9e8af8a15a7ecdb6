namespace Appliance.Pki;

/// <summary>Something about a key, a certificate or the register that a person has to know.</summary>
/// <param name="Code">Stable name, one of <see cref="PkiCodes"/>.</param>
/// <param name="Severity">Whether the work can go on.</param>
/// <param name="Message">What was seen and why it matters. Never holds key material.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record PkiFinding(string Code, FindingSeverity Severity, string Message, string Remedy)
{
    public static PkiFinding Error(string code, string message, string remedy) =>
        new(code, FindingSeverity.Error, message, remedy);

    internal static PkiFinding Warning(string code, string message, string remedy) =>
        new(code, FindingSeverity.Warning, message, remedy);

    public override string ToString() => $"{Code}: {Message} {Remedy}";
}
