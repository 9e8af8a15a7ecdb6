using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Appliance.Pki.Keys;

/// <summary>
/// Four pronounceable words for a person to compare at two ends: they stand for the CA and the node's key together, so
/// whoever sits between the two cannot show the same words to both. 64 bits, written as proquints (Wilkerson, "A Proposal
/// for Proquints", arXiv:0901.4016), and slow to compute, so that a key with given words cannot be searched for.
/// </summary>
public static class FourWords
{
    private const string Consonants = "bdfghjklmnprstvz";
    private const string Vowels = "aiou";
    private const int Iterations = 100_000;
    private const int Bytes = 8;

    public static string Of(X509Certificate2 ca, PublicKey node)
    {
        var secret = (byte[])[.. SHA256.HashData(ca.RawData), .. SHA256.HashData(node.ExportSubjectPublicKeyInfo())];
        var bytes = Rfc2898DeriveBytes.Pbkdf2(secret, "appliance four words"u8, Iterations, HashAlgorithmName.SHA256, Bytes);
        var words = new StringBuilder();
        for (var at = 0; at < Bytes; at += 2)
        {
            words.Append(at == 0 ? "" : " ").Append(Word((bytes[at] << 8) | bytes[at + 1]));
        }

        return words.ToString();
    }

    // 16 bits: consonant, vowel, consonant, vowel, consonant.
    private static string Word(int bits) => string.Concat(
        Consonants[(bits >> 12) & 15],
        Vowels[(bits >> 10) & 3],
        Consonants[(bits >> 6) & 15],
        Vowels[(bits >> 4) & 3],
        Consonants[bits & 15]);
}
