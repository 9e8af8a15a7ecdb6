using System.Collections.Frozen;

namespace Appliance.Templating.Escaping;

/// <summary>
/// Functions that make a value safe for the syntax it is written into, by the names templates use: <c>{{ name | pg_quote }}</c>.
/// What a syntax cannot express is refused, never changed.
/// </summary>
public static class EscapingFunctions
{
    /// <summary>One function for each syntax that configuration is written in.</summary>
    public static IReadOnlyDictionary<string, TemplateFunction> All { get; } = new TemplateFunction[]
    {
        new("chrony_value", ChronyValue.Apply),
        new("exports_path", ExportsPath.Apply),
        new("hosts_name", HostsName.Apply),
        new("ifcfg_quote", IfcfgQuote.Apply),
        new("ini_value", IniValue.Apply),
        new("json_quote", JsonQuote.Apply),
        new("line_value", LineValue.Apply),
        new("nft_quote", NftQuote.Apply),
        new("pg_hba_quote", PgHbaQuote.Apply),
        new("pg_quote", PgQuote.Apply),
        new("shell_quote", ShellQuote.Apply),
        new("sql_identifier", SqlIdentifier.Apply),
        new("sql_literal", SqlLiteral.Apply),
        new("systemd_env_quote", SystemdEnvQuote.Apply),
        new("systemd_exec_quote", SystemdQuote.ApplyToCommand),
        new("systemd_quote", SystemdQuote.Apply),
        new("systemd_text", SystemdText.Apply),
        new("xml_escape", XmlEscape.Apply),
        new("yaml_quote", YamlQuote.Apply),
    }.ToFrozenDictionary(function => function.Name);
}
