using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Appliance.Engine.Pages;

/// <summary>An interpolated text of markup: the literal parts are markup, values are encoded, nested <see cref="Html"/> is kept.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? value) => _markup.Append(Encoder.Encode(value ?? ""));

    public void AppendFormatted(long value) => _markup.Append(value);

    public void AppendFormatted(Html value) => _markup.Append(value.Markup);

    public override string ToString() => _markup.ToString();
}
