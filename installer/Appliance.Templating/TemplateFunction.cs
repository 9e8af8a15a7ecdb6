namespace Appliance.Templating;

/// <summary>A function templates can call or pipe into: text in, text out.</summary>
/// <param name="Name">The name templates use.</param>
/// <param name="Apply">
/// Gives the text for the input. Throws <see cref="UnquotableValueException"/> for an input it cannot express;
/// rendering then fails with a <see cref="TemplateException"/> that names the expression.
/// </param>
public sealed record TemplateFunction(string Name, Func<string, string> Apply);
