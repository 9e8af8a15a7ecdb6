using Appliance.Templating.Lexing;

namespace Appliance.Templating.Syntax;

/// <summary>A parsed template.</summary>
internal sealed record Template(SourceFile File, IReadOnlyList<Statement> Body);
