using Appliance.Planning.Answers;

namespace Appliance.Cli.Composition;

/// <summary>The kinds of answer file that <c>answers new</c> writes.</summary>
internal static class AnswerKinds
{
    public static readonly TemplateKind Trial = new("trial", "An engine under a folder, on loopback ports, to have a look: appliance setup --prefix DIR.", new Dictionary<string, string>
    {
        ["engine.fqdn"] = "engine.trial.test",
        ["engine.httpPort"] = "10080",
        ["engine.httpsPort"] = "10443",
        ["engine.nodePort"] = "10444",
        ["database.port"] = "10432",
    });

    public static IReadOnlyList<TemplateKind> All { get; } =
    [
        new TemplateKind("standalone", "An engine on this machine, with its own PostgreSQL.", new Dictionary<string, string>
        {
            ["engine.deployment"] = "standalone",
            ["database.location"] = "local",
        }),
        new TemplateKind("standalone-remote-db", "An engine on this machine, with a database on another server.", new Dictionary<string, string>
        {
            ["engine.deployment"] = "standalone",
            ["database.location"] = "remote",
            ["database.password"] = "{ file: /root/database.secret }",
        }),
        Trial,
    ];
}
