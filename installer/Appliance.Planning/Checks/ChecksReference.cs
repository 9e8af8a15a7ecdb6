using System.Text;

namespace Appliance.Planning.Checks;

/// <summary>The reference page of all checks, in Markdown.</summary>
public static class ChecksReference
{
    private const string Introduction = """
        # Checks

        Made from the checks themselves; do not edit.

        `appliance check` runs them, and so does `setup` before anything is changed. They change nothing. Each
        says what was seen and what to do: *passed* and *skipped* need nothing, a *warning* does not stop a run, a
        *failed* check does. What may be waived can be overruled, with a reason that stays in the log:

        ```
        appliance setup --waive ID --reason "why it is all right here" [--until DATE]
        ```

        """;

    public static string Write(IReadOnlyList<ICheck> checks)
    {
        var page = new StringBuilder(Introduction).Append("\n| Check | What must hold | May be waived |\n|---|---|---|\n");
        foreach (var check in checks)
        {
            page.Append($"| [{check.Id}](#{check.Id}) | {Cell(check.Title)} | {(check.Waivable ? "yes" : "no")} |\n");
        }

        foreach (var check in checks)
        {
            page.Append($"\n## {check.Id}\n\n**{check.Title}.** {check.Description}\n\n")
                .Append(check.Waivable ? $"May be waived: `--waive {check.Id} --reason TEXT`.\n" : "Cannot be waived.\n");
        }

        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
