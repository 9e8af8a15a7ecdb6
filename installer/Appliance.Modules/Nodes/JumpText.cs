using System.Globalization;

namespace Appliance.Modules.Nodes;

/// <summary>Reads and writes <c>[user@]host[:port]</c>; an IPv6 address with a port stands in brackets.</summary>
internal static class JumpText
{
    private const int DefaultPort = 22;

    public static string? Parse(string text, out JumpAnswer value)
    {
        value = new JumpAnswer(null, "", DefaultPort);
        var at = text.LastIndexOf('@');
        var user = at < 0 ? null : text[..at];
        if (user is not null && !IsUser(user))
        {
            return "has a user name that cannot be one";
        }

        var (host, port) = Split(text[(at + 1)..]);
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
        {
            return "has a port that is none";
        }

        if (!NodeNames.IsHost(host))
        {
            return "has no host name or address in it";
        }

        value = new JumpAnswer(user, host, number);
        return null;
    }

    public static string Format(JumpAnswer jump)
    {
        var host = jump.Host.Contains(':', StringComparison.Ordinal) && jump.Port != DefaultPort ? $"[{jump.Host}]" : jump.Host;
        var port = jump.Port == DefaultPort ? "" : ":" + jump.Port.ToString(CultureInfo.InvariantCulture);
        return (jump.User is { } user ? user + "@" : "") + host + port;
    }

    private static (string Host, string Port) Split(string text)
    {
        var standard = DefaultPort.ToString(CultureInfo.InvariantCulture);
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
        {
            return (text[1..end], text[(end + 1)..] is [':', .. var port] ? port : text.Length == end + 1 ? standard : "");
        }

        return text.Split(':') is [var host, var given] ? (host, given) : (text, standard);
    }

    private static bool IsUser(string user) => user.Length is > 0 and <= 32 && user[0] != '-' && user.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
