namespace Appliance.Machines.Facts;

/// <summary>Locales from locale(1).</summary>
internal static class LocaleReader
{
    public static async Task<IReadOnlyList<string>> ReadAsync(FactCommands commands, CancellationToken cancellationToken) =>
        (await commands.OutputAsync(cancellationToken, "locale", "-a"))?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
