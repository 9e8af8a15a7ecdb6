using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

internal abstract record Statement(SourceSpan Span);
