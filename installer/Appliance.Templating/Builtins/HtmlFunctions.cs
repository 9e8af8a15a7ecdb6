using System.Net;
using Appliance.Templating.Evaluation;

namespace Appliance.Templating.Builtins;

/// <summary>The functions of <c>html</c>.</summary>
internal static class HtmlFunctions
{
    public static Namespace Create() => new NamespaceBuilder("html")
        .Add("escape", "text", call => WebUtility.HtmlEncode(call.Text(0)))
        .Add("url_encode", "text", call => Uri.EscapeDataString(call.Text(0)))
        .Build();
}
