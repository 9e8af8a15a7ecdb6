using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Engine.Database;

/// <summary>The migrations this program carries: the files <c>Migrations/NNNN_name.sql</c>.</summary>
internal static class MigrationCatalog
{
    private const string Prefix = "Migrations/";

    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => FromFile(name[Prefix.Length..], ReadText(assembly, name))),
        ];
    }

    public static Migration FromFile(string fileName, string sql)
    {
        var (number, name) = (fileName[..4], Path.GetFileNameWithoutExtension(fileName)[5..]);
        return new Migration(
            int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture),
            name,
            sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private static string ReadText(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
