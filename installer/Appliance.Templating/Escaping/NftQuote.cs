using System.Text;

namespace Appliance.Templating.Escaping;

/// <summary>
/// <c>nft_quote</c>: a string of nft(8), such as a comment, which may have 128 bytes. It has no escapes, so a quote cannot
/// be written; <c>$</c> is refused because nft expands variables in log prefixes.
/// </summary>
internal static class NftQuote
{
    private const int LongestComment = 128;

    public static string Apply(string value)
    {
        Refusal.OfControl(value);
        if (value.AsSpan().IndexOfAny('"', '$') >= 0)
            throw Refusal.Because("it has a double quote or a dollar, which an nft string cannot express");
        if (Encoding.UTF8.GetByteCount(value) > LongestComment)
            throw Refusal.Because($"it is longer than the {LongestComment} bytes of an nft comment");
        return "\"" + value + "\"";
    }
}
