namespace Appliance.Machines.Files;

/// <summary>
/// Finds a path below a folder that stands for <c>/</c>, following links as a machine started from that folder would:
/// an absolute link stays inside it and <c>..</c> ends at it. The same as openat2(2) with RESOLVE_IN_ROOT.
/// </summary>
/// <remarks>
/// Without this, writing <c>/var/run/x</c> into a disk image would reach the host: there /var/run is a link to /run.
/// </remarks>
internal static class RootedPath
{
    // The kernel's own limit (path_resolution(7)).
    private const int MostLinks = 40;

    /// <param name="followLast">Whether a link at the very end is followed too.</param>
    public static string Resolve(string root, string path, bool followLast)
    {
        var pending = new Stack<string>(Parts(path).Reverse());
        var walked = new List<string>();
        var links = 0;
        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                walked.RemoveRange(Math.Max(0, walked.Count - 1), Math.Min(1, walked.Count));
                continue;
            }

            walked.Add(part);
            var target = followLast || pending.Count > 0 ? new FileInfo(Join(root, walked)).LinkTarget : null;
            if (target is null)
            {
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"{path} goes through too many links.");
            }

            walked.RemoveAt(walked.Count - 1);
            if (target.StartsWith('/'))
            {
                walked.Clear();
            }

            foreach (var step in Parts(target).Reverse())
            {
                pending.Push(step);
            }
        }

        return Join(root, walked);
    }

    private static string[] Parts(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".")];

    private static string Join(string root, List<string> parts) => root + "/" + string.Join('/', parts);
}
