using System.Security.Cryptography;
using System.Text;
using Appliance.Machines.Files;
using Appliance.Machines.Secrets;
using Appliance.Modules.Engine;
using Appliance.Planning.Steps;
using Appliance.Planning.Undo;

namespace Appliance.Modules.Nodes;

/// <summary>
/// Gives the engine the password of a node's power management. Which one it was given last is remembered as a salted, slow
/// hash for root alone: enough to see that it is the same, and no help in finding it out.
/// </summary>
/// <param name="secret">Null where nobody gave it, as when only the state is asked for: then one that the engine has counts as the same.</param>
internal sealed class PowerSecretStep(EngineSettings settings, string node, Func<Secret?> secret)
    : Step($"nodes.power-secret.{node}", $"Give the engine the password of {node}'s power management")
{
    private const string Folder = "/var/lib/appliance/nodes";
    private const int SaltBytes = 16;
    private const int Rounds = 100_000;

    // An engine with a new database has forgotten it.
    private static readonly string[] Forgetting = ["database.database", "database.cluster", "engine.data"];

    private string Mark => $"{Folder}/{node}.power";

    /// <summary>Under which id the secret is fetched.</summary>
    public static string SecretId(string node) => $"{NodesQuestions.Hosts.Id}[{node}].power.password";

    public override Task<Inspection> InspectAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(
        IsSame(context.Machine.Files.ReadTextOrNull(Mark), secret()) && !Forgetting.Any(context.Changed.Contains)
            ? Inspection.Unchanged
            : Inspection.Of(ChangeKind.Command, $"Tell the engine the password of {node}'s power management", $"+power password of {node}"));

    public override Task<IReadOnlyList<UndoRecord>> PrepareAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UndoRecord>>([FileUndo.Capture(context, Mark)]);

    public override async Task ApplyAsync(StepContext context, CancellationToken cancellationToken)
    {
        var given = secret() ?? throw new InvalidOperationException("The step has nothing to tell.");
        var result = await context.Machine.Commands.RunAsync(EngineCommand.Of(settings, context.Machine, "node", "power-secret", node).WithInput(given), cancellationToken);
        if (!result.Succeeded)
        {
            throw new StepFailedException(
                $"The engine did not take the password of {node}'s power management: {string.Join(' ', result.Tail(5))}",
                "Mend what the message says (nodes.hosts, power) and run setup again: it goes on from here.");
        }

        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        context.Machine.Files.CreateDirectories(Folder, Ownership.PrivateDirectory());
        context.Machine.Files.WriteText(Mark, $"{Convert.ToHexStringLower(salt)} {Hash(given, salt)}\n", Ownership.Private());
    }

    private static bool IsSame(string? mark, Secret? given) =>
        mark?.TrimEnd().Split(' ') is [{ Length: SaltBytes * 2 } salt, var hash] && (given is null || Hash(given, Convert.FromHexString(salt)) == hash);

    private static string Hash(Secret given, byte[] salt) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(given.Reveal()), salt, Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes));
}
