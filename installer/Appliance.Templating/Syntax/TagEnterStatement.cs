using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary><c>{{</c>, and the white space before it on its line.</summary>
internal sealed record TagEnterStatement(SourceSpan Span, string Indent) : Statement(Span);
