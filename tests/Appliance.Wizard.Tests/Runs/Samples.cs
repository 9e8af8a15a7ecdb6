using Appliance.Contracts.Events;
using Appliance.Planning.Checks;
using Appliance.Planning.Plans;
using Appliance.Planning.Proofs;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;
using Appliance.Wizard.Runs;

namespace Appliance.Wizard.Tests.Runs;

/// <summary>Checks, plans and events that are always the same.</summary>
internal static class Samples
{
    private static readonly (string Id, string Title, double? Usual)[] Steps =
    [
        ("host.name", "Write the host name", 0.1),
        ("database.packages", "Install PostgreSQL", 40),
        ("database.cluster", "Make the PostgreSQL cluster", 6),
        ("database.server", "Run PostgreSQL with these settings", 3),
        ("pki.ca", "Create the certificate authority", null),
        ("engine.process", "Start the engine", 12),
        ("engine.inventory", "Tell the engine of networks, storage and nodes", 2),
        ("firewall.rules", "Write the packet filter's rules", 0.1),
        ("applied.answers", "Keep the answers as applied", 0.1),
    ];

    public static WorkLook Look(bool fails = false, bool changes = true) => new(
        [
            Report("memory-minimum", "Enough memory", CheckFinding.Passed("16 GiB of memory (minimum 4 GiB, recommended 16 GiB).")),
            Report("ports-free", "The ports are free", fails
                ? CheckFinding.Failed("Port 443 (HTTPS) is taken by nginx (process 4711).", "Stop nginx and keep it from starting again, or choose another port with `--set engine.httpsPort=PORT`.")
                : CheckFinding.Passed("443 (HTTPS) free.")),
            Report("clock", "The clock is synchronized", CheckFinding.Warning("The clock is not synchronized.", "Give time servers (time.servers: [ADDRESS]), or mend the time service that is there (`timedatectl`).")),
            Report("architecture", "64-bit x86 processor", fails ? CheckFinding.Failed("The processor architecture is aarch64.", "Use a machine with an x86_64 processor.") : CheckFinding.Passed("x86_64."), waivable: false),
        ],
        Plan(changes));

    public static Plan Plan(bool changes = true) => new([.. Steps.Select((step, index) => new PlannedStep(
        new SampleStep(step.Id, step.Title) { Irreversible = step.Id == "engine.inventory" ? "the engine keeps what it was told; entries are removed in the engine itself" : null },
        index is 0 || !changes ? Inspection.Unchanged : Inspection.Of(ChangeKind.File, $"Create /etc/{step.Id} (0644)", "--- /dev/null", $"+++ /etc/{step.Id}", "@@ -0,0 +1 @@", "+one line", "-and one that goes")))]);

    public static WorkProofs Proofs(bool works = true) => new(
        [
            ("The engine is healthy", ProofResult.Holds("https://engine.test.org/ovirt-engine/services/health says: DB Up!")),
            ("The administrator can log in", works ? ProofResult.Holds("Logged in as admin@internal and read /ovirt-engine/api.") : ProofResult.Fails("admin@internal cannot log in: user name or password are wrong", "Give the right password in engine.adminPassword, or run `appliance setup` to set the one that is given.")),
            ("Certificates are good", ProofResult.Attention("web: Valid until 2026-01-21; due for renewal since 2026-01-01. 20 days left.", "Run `appliance setup` again: it renews what is due.")),
        ],
        [
            ("Engine", "https://engine.test.org/ovirt-engine/"),
            ("Log in as", "admin@internal"),
            ("CA fingerprint (SHA-256)", "F0:B7:46:75:D8:F9:99:A5:AC:3C:E0:C2:66:D5:C5:59:64:65:D1:F8:BA:C0:02:93:02:59:AC:44:05:80:B2:1B"),
        ]);

    /// <summary>The run begins and tells its steps.</summary>
    public static IEnumerable<RunEvent> Begin() =>
    [
        new() { Kind = EventKind.RunStarted, Run = "20260101T000000", Count = Steps.Length, Text = "Run 20260101T000000 begins." },
        .. Steps.Select((step, index) => Of(index, EventKind.StepPlanned) with { Level = EventLevel.Detail, UsualSeconds = index == 0 ? 0 : step.Usual }),
    ];

    /// <summary>Something about the step of that number.</summary>
    public static RunEvent Of(int step, EventKind kind, string? text = null) => new()
    {
        Kind = kind,
        Id = Steps[step].Id,
        Index = step + 1,
        Count = Steps.Length,
        Text = text ?? Steps[step].Title,
        UsualSeconds = kind == EventKind.StepStarted ? Steps[step].Usual : null,
    };

    private static CheckReport Report(string id, string title, CheckFinding finding, bool waivable = true) => new(new SampleCheck(id, title, waivable), finding, null);

    private sealed class SampleCheck(string id, string title, bool waivable) : Check(id, title, "")
    {
        public override bool Waivable => waivable;

        public override Task<CheckFinding> RunAsync(CheckContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class SampleStep(string id, string title) : Step(id, title)
    {
        public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task ApplyAsync(StepContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
