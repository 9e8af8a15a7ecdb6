using System.Globalization;
using System.Net;
using Appliance.Planning.Questions;

namespace Appliance.Modules.Network;

/// <summary>One option of the bonding driver.</summary>
/// <param name="Name">As the driver calls it.</param>
/// <param name="Networkd">As systemd.netdev(5) calls it.</param>
/// <param name="Unit">What systemd.netdev(5) wants behind the number.</param>
public sealed record BondOption(string Name, string Networkd, string Unit, AnswerType<string> Type)
{
    /// <summary>A word, or its number as the driver counts them.</summary>
    internal static BondOption Choice(string name, string networkd, params string[] words)
    {
        return new BondOption(name, networkd, "", AnswerTypes.Scalar<string>(string.Join(" | ", words), $"one of {string.Join(", ", words)}", words[^1], Parse, value => value));

        string? Parse(string text, out string value)
        {
            value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < words.Length ? words[number] : text;
            return words.Contains(value) ? null : "is not one of the words";
        }
    }

    internal static BondOption Number(string name, string networkd, int min, int max) => new(name, networkd, "", Whole("number", min, max));

    internal static BondOption Milliseconds(string name, string networkd) => new(name, networkd, "ms", Whole("milliseconds", 0, 600_000));

    /// <summary>One or several IPv4 addresses, with commas between.</summary>
    internal static BondOption Addresses(string name, string networkd)
    {
        return new BondOption(name, networkd, "", AnswerTypes.Scalar<string>("addresses", "IPv4 addresses with commas between", "10.0.200.1", Parse, value => value));

        string? Parse(string text, out string value)
        {
            value = text;
            return text.Split(',').All(part => part.Split('.').Length == 4 && IPAddress.TryParse(part, out _)) ? null : "is not a list of IPv4 addresses";
        }
    }

    private static AnswerType<string> Whole(string what, int min, int max)
    {
        return AnswerTypes.Scalar<string>(what, $"a whole number, {min} to {max}", min.ToString(CultureInfo.InvariantCulture), Parse, value => value);

        string? Parse(string text, out string value)
        {
            value = text;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max ? null : $"is not a whole number, {min} to {max}";
        }
    }
}
