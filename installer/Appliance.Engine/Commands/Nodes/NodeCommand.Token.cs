using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Appliance.Contracts.Nodes;
using Appliance.Engine.Certificates;
using Appliance.Engine.Events;
using Appliance.Engine.Nodes;

namespace Appliance.Engine.Commands.Nodes;

internal sealed partial class NodeCommand
{
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    private static async Task<CommandOutcome> IssueTokenAsync(NodeTask task)
    {
        if (Lifetime(task.Arguments.Lifetime) is not { } lifetime)
            return CommandOutcome.Failed($"The lifetime '{task.Arguments.Lifetime}' is not understood. Give minutes, hours or days, up to {LongestLifetime.TotalDays:0}d: 30m, 1h, 2d.");
        if (task.Arguments.Names.FirstOrDefault(given => NodeRules.HostName(given) is null) is { } wrong)
            return CommandOutcome.Failed($"'{wrong}' is no host name.");
        byte[] pin;
        try
        {
            using var ca = new AuthorityCertificate(task.Configuration.Pki.Ca).Read();
            pin = ca.GetCertHash(HashAlgorithmName.SHA256);
        }
        catch (CertificateException exception)
        {
            return CommandOutcome.Failed($"{exception.Message} Mend pki.ca in the configuration, or run setup again.");
        }

        var expires = TimeProvider.System.GetUtcNow() + lifetime;
        string?[] names = task.Arguments.Names.Count == 0 ? [null] : [.. task.Arguments.Names.Select(NodeRules.HostName)];
        List<string> issued = [];
        foreach (var name in names)
            issued.Add(Json(await IssueAsync(task, name, pin, expires), NodeJson.Default.IssuedJoinToken));
        return CommandOutcome.Done(string.Join('\n', issued));
    }

    private static async Task<IssuedJoinToken> IssueAsync(NodeTask task, string? name, byte[] pin, DateTimeOffset expires)
    {
        var token = JoinToken.Create(pin);
        await task.Services.Tokens.AddAsync(token.Secret, name, expires, task.Cancellation);
        await task.Services.Events.RecordAsync(
            EventKind.TokenIssued,
            $"A join token for {name ?? "one new host"} was issued, good until {expires.UtcDateTime:yyyy-MM-dd HH:mm} UTC.",
            task.Cancellation);
        return new IssuedJoinToken
        {
            Token = token.Text,
            Engine = $"{task.Configuration.Fqdn}:{task.Configuration.Listen.NodePort.ToString(CultureInfo.InvariantCulture)}",
            Expires = expires,
            Name = name,
        };
    }

    private static TimeSpan? Lifetime(string? text)
    {
        if (text is null)
            return UsualLifetime;
        if (LifetimeForm().Match(text) is not { Success: true } match)
            return null;
        var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        var lifetime = match.Groups["unit"].Value switch
        {
            "m" => TimeSpan.FromMinutes(number),
            "h" => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
        return lifetime > TimeSpan.Zero && lifetime <= LongestLifetime ? lifetime : null;
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,5})(?<unit>[mhd])\z")]
    private static partial Regex LifetimeForm();
}
