using Appliance.Templating.Lexing;

namespace Appliance.Templating.Evaluation;

/// <param name="Span">Where the call was written.</param>
/// <param name="InputSpan">Where the first argument was written.</param>
/// <param name="Positional">Arguments without a name; what was piped in is the first.</param>
/// <param name="Named">Arguments with a name, in their order.</param>
internal sealed record CallArguments(
    SourceSpan Span, SourceSpan InputSpan, IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Named)
{
    public static CallArguments Of(SourceSpan span, params object?[] values) => new(span, span, values, []);
}
