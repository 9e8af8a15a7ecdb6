using System.Text;

namespace Appliance.Planning.Answers;

/// <summary>Something wrong (or, as a warning, doubtful) in the answers. Never quotes a secret.</summary>
/// <param name="Code">Stable name of the kind, one of <see cref="AnswerCodes"/>.</param>
/// <param name="Origin">Where the value stands; <see cref="OriginKind.Default"/> when it stands nowhere.</param>
/// <param name="Id">The answer, as <c>engine.fqdn</c> or <c>network.networks[1].vlan</c>; empty when a whole file is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Expected">What a good value is; may be empty.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record AnswerError(string Code, Origin Origin, string Id, string Message, string Expected, string Remedy)
{
    public string? File => Origin.Kind == OriginKind.File ? Origin.Name : null;

    public int? Line => Origin.Line;

    public int? Column => Origin.Column;

    /// <summary><c>site.yaml:12:9: engine.fqdn: what is wrong; expected what. What to do.</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Origin.Kind != OriginKind.Default)
        {
            text.Append(Origin).Append(": ");
        }

        if (Id.Length > 0)
        {
            text.Append(Id).Append(": ");
        }

        text.Append(Message);
        if (Expected.Length > 0)
        {
            text.Append("; expected ").Append(Expected);
        }

        text.Append('.');
        if (Remedy.Length > 0)
        {
            text.Append(' ').Append(Remedy);
        }

        return text.ToString();
    }
}
