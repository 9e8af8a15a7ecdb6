namespace Appliance.Lab;

/// <summary>The ready answer files of the product.</summary>
internal static class AnswerFiles
{
    /// <summary>An engine on a server of its own, for a site of four machines.</summary>
    public static string Standalone => Path.Combine(AppContext.BaseDirectory, "answers", "standalone.yaml");
}
