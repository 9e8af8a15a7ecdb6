using Appliance.Modules.Database.Configuration;
using Appliance.Modules.Database.Sql;

namespace Appliance.Modules.Database.Servers;

/// <summary>How a running server's settings compare with what is wanted of it.</summary>
/// <param name="Unmet">Wanted settings that do not hold.</param>
/// <param name="Overridden">Wanted settings that a file sets otherwise, whether or not the server has read it yet.</param>
internal sealed record RunningSettings(IReadOnlyList<UnmetSetting> Unmet, IReadOnlyList<UnmetSetting> Overridden)
{
    /// <exception cref="SqlFailedException">The server does not answer.</exception>
    public static async Task<RunningSettings> OfAsync(ISuperuser superuser, IReadOnlyList<ServerSetting> wanted, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", wanted.Select(setting => SqlText.Literal(setting.Name)));
        var rows = await superuser.RowsAsync(
            $"SELECT name, setting, current_setting(name), context, pending_restart::text, coalesce(sourcefile, ''), coalesce(sourceline::text, '') FROM pg_settings WHERE name IN ({names})",
            cancellationToken);
        var byName = rows.ToDictionary(row => row[0], StringComparer.Ordinal);

        // The last line of a name counts.
        var lines = await superuser.RowsAsync(
            $"SELECT DISTINCT ON (name) name, coalesce(setting, ''), sourcefile, sourceline::text FROM pg_file_settings WHERE name IN ({names}) ORDER BY name, seqno DESC",
            cancellationToken);
        var lineByName = lines.ToDictionary(row => row[0], StringComparer.Ordinal);
        return new RunningSettings([.. wanted.Select(Unmet).OfType<UnmetSetting>()], [.. wanted.Select(Overridden).OfType<UnmetSetting>()]);

        // A setting this version does not know is no obstacle: then the file itself has an error, which is reported.
        UnmetSetting? Unmet(ServerSetting setting) => byName.TryGetValue(setting.Name, out var row) && !setting.IsMetBy(row[1])
            ? new UnmetSetting(setting, row[2], NeedsRestart: row[3] == "postmaster", PendingRestart: row[4] == "true", row[5].Length == 0 ? null : $"{row[5]}:{row[6]}")
            : null;

        UnmetSetting? Overridden(ServerSetting setting) => lineByName.TryGetValue(setting.Name, out var row) && !setting.IsMetBy(row[1])
            ? new UnmetSetting(setting, row[1], NeedsRestart: false, PendingRestart: false, $"{row[2]}:{row[3]}")
            : null;
    }

    /// <summary>Complaints of the server about its configuration files, each with file and line.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(ISuperuser superuser, CancellationToken cancellationToken)
    {
        // A value that only counts after a restart is listed there too, though nothing is wrong with it.
        var settings = await superuser.RowsAsync(
            """
            SELECT coalesce(f.sourcefile, ''), coalesce(f.sourceline::text, ''), coalesce(f.name, ''), f.error FROM pg_file_settings f
            WHERE f.error IS NOT NULL AND NOT EXISTS (SELECT FROM pg_settings s WHERE s.name = f.name AND s.pending_restart)
            ORDER BY f.seqno
            """,
            cancellationToken);

        // A warning that a rule can never match for lack of TLS is not an error: other people's files often have such rules.
        var rules = await superuser.RowsAsync(
            "SELECT current_setting('hba_file'), line_number::text, '', error FROM pg_hba_file_rules WHERE error IS NOT NULL AND error NOT LIKE '%SSL is disabled%' ORDER BY line_number",
            cancellationToken);
        return [.. settings.Concat(rules).Select(row => $"{row[0]}:{row[1]}: {(row[2].Length > 0 ? row[2] + ": " : "")}{row[3]}")];
    }
}
